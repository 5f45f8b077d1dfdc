SELECT * FROM t JOIN u ON t.a = u.a JOIN g ON u.a = g.node LEFT JOIN w ON w.wide1 = t.a
