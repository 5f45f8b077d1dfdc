SELECT * FROM range(5)
