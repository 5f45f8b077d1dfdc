SELECT a IN (1, 2, ) FROM t
