SELECT -a, +a, - -a, -(a + b) FROM t
