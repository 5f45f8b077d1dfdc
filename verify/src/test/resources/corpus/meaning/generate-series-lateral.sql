SELECT a, i FROM t, generate_series(1, a) AS r(i) WHERE a < 3
