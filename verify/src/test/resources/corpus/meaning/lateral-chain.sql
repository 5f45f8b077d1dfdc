SELECT t.a, x.y, w.v FROM t, (SELECT t.a + 1 AS y) x, (SELECT x.y * 2 AS v) w
