SELECT a ** 2, a ^ 2, 2 ** 3 ** 2, -a ** 2 FROM t
