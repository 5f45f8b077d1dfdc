SELECT a + 1 & 3 << 1 FROM t
