SELECT * FROM range(1, 10, 2) AS r(i)
