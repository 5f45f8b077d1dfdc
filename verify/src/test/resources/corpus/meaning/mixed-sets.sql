SELECT a, f, s, count(*) FROM t GROUP BY a, ROLLUP (f, s) ORDER BY ALL
