SELECT * FROM (SELECT a, b FROM t) AS x(p, q)
