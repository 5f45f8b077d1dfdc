SELECT x, y FROM (SELECT a, b FROM t) AS z(x, y)
