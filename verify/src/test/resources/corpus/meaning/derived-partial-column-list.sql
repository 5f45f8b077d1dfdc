SELECT * FROM (SELECT a, b, s FROM t) AS z(x)
