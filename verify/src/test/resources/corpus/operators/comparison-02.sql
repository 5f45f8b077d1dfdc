SELECT a < 1, a <= 1, a > 1, a >= 1 FROM t
