SELECT x, y, s FROM t AS z(x, y)
