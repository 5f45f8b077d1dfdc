SELECT t.a, z.y FROM t, (SELECT t.a + 1 AS y) z
