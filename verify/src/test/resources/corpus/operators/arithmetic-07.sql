SELECT @a, @ (a - 5) FROM t
