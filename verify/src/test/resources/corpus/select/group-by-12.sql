SELECT a, s, f, count(*) FROM t GROUP BY a, ROLLUP (s, f)
