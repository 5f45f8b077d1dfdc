SELECT a + b - 1 * 2 FROM t
