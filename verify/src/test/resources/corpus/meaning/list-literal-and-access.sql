SELECT [1, 2, a], [1, 2, 3][2], xs[1], xs[-1], xs[1:2], xs[:1], ys[2:] FROM l, (SELECT 1 AS a) one
