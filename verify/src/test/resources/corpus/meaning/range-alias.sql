SELECT i FROM range(1, 10, 3) AS r(i)
