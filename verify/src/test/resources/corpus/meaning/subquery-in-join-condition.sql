SELECT t.a, u.c FROM t JOIN u ON t.a = u.a AND u.n >= (SELECT min(n) FROM u)
