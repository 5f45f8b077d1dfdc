SELECT a, sum(b) FROM t GROUP BY a
