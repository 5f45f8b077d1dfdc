SELECT t.*, u.c FROM t JOIN u ON t.a = u.a
