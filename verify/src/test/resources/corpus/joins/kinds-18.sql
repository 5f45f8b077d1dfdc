SELECT * FROM t, u JOIN g ON u.a = g.node, w
