SELECT * FROM t JOIN BY (TYPE left) u ON t.a = u.a
