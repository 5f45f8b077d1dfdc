SELECT * FROM t INNER JOIN u ON t.a = u.a
