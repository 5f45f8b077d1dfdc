SELECT a, s, f, count(*) FROM t GROUP BY ROLLUP ((a, s), f)
