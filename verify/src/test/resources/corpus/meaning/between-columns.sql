SELECT t.a FROM t JOIN u ON t.b BETWEEN u.n - 200 AND u.n
