FROM t, u WHERE t.a = u.a
