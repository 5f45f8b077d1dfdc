SELECT * FROM t RIGHT JOIN u ON t.a = u.a
