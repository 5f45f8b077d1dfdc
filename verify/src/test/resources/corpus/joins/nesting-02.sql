SELECT * FROM t JOIN (u JOIN g ON u.a = g.node) ON t.a = u.a
