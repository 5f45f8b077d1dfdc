SELECT * FROM t LEFT JOIN u ON t.a = u.a
