SELECT x.a FROM t x WHERE EXISTS (SELECT 1 FROM u x2 WHERE x2.a = x.a AND x2.n > (SELECT min(x.n) FROM u x))
