SELECT f OR a = 1 AND b = 10 FROM t
