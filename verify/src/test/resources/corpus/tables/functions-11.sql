SELECT * FROM repeat('x', 3)
