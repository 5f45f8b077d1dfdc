SELECT t.a, u.c FROM t RIGHT JOIN u ON t.a = u.a
