SELECT t.a, u.c, g.label FROM t LEFT JOIN (u JOIN g ON u.a = g.node) ON t.a = u.a
