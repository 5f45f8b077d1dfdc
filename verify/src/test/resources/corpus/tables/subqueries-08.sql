SELECT * FROM t, (SELECT t.a + 1 AS n) AS x
