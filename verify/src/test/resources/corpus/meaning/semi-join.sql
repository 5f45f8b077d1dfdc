SELECT t.a FROM t SEMI JOIN u ON t.a = u.a
