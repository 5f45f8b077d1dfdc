SELECT a FROM t WHERE b > (SELECT avg(b) FROM t AS i WHERE i.a = t.a)
