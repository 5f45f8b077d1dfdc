SELECT f AND (a = 1 OR b = 10) FROM t
