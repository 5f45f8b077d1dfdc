SELECT a FROM t ORDER BY (SELECT max(n) FROM u WHERE u.a = t.a), a, b
