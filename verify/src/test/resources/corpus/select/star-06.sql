SELECT * EXCLUDE (a, b, s) FROM t
