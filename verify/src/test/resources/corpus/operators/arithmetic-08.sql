SELECT a + -1, a - -b, a*-1 FROM t
