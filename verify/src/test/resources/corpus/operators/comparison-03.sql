SELECT (a = 1) = TRUE, a = (1 = 1) FROM t
