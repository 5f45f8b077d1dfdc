SELECT a AS b, b AS a FROM t ORDER BY a, b
