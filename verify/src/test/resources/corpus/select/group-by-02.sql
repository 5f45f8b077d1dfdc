SELECT a, s, sum(b) FROM t GROUP BY a, s
