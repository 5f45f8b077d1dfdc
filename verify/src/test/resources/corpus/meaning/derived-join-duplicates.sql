SELECT * FROM (SELECT * FROM t JOIN u ON t.a = u.a)
