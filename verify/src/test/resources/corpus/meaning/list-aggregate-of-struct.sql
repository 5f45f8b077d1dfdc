SELECT a, list({'s': s, 'b': b} ORDER BY b) FROM t GROUP BY a ORDER BY a
