SELECT t.a, u.c FROM t CROSS JOIN u WHERE t.a = u.a
