SELECT x: a, y: a + 1 FROM t
