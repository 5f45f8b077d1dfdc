SELECT * FROM t SEMI JOIN u ON t.a = u.a
