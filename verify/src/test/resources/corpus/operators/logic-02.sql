SELECT f OR a = 1 OR b = 10 FROM t
