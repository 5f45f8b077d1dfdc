SELECT a, (SELECT max(n) FROM u WHERE u.a = t.a) AS mx FROM t
