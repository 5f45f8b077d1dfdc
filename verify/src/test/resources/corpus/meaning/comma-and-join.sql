SELECT x.a, y.c, z.node FROM t x, u y JOIN g z ON z.node = y.a WHERE x.a = y.a
