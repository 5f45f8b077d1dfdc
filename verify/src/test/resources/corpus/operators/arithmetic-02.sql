SELECT a / 2, a // 2, a % 2 FROM t
