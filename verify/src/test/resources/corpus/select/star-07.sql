SELECT * EXCLUDE (t.a) FROM t JOIN u ON t.a = u.a
