SELECT * FROM t, u, g
