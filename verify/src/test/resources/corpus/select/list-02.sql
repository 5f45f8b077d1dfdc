SELECT a, b, s FROM t
