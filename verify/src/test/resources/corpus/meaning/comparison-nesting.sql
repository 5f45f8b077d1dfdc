SELECT (1 = 1) = true, (a IS NULL) = false, (a > 1) IS NULL, NOT a IN (1, 2) FROM t
