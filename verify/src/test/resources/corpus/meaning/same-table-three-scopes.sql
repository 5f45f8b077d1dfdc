SELECT t.a FROM t WHERE t.b > (SELECT avg(t.b) FROM t WHERE t.b < (SELECT max(t.b) FROM t))
