SELECT a, s, count(*) FROM t GROUP BY ROLLUP (a, s)
