SELECT t.a, u.a, u.c FROM t FULL JOIN u ON t.a = u.a
