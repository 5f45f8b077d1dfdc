SELECT a IN (1, 2, 3), a NOT IN (1, 2) FROM t
