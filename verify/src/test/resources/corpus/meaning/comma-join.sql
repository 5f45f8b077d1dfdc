SELECT t.a, u.c FROM t, u WHERE t.a = u.a
