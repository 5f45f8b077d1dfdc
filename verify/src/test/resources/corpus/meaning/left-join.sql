SELECT t.a, u.c FROM t LEFT JOIN u ON t.a = u.a
