SELECT t.a, u.c FROM t INNER JOIN u ON t.a = u.a AND u.n > 50
