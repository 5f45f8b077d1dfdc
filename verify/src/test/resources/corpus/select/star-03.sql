SELECT t.*, u.c FROM t, u
