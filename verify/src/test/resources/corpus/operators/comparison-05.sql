SELECT (a, b) = (1, 10), (a, b) < (2, 2) FROM t
