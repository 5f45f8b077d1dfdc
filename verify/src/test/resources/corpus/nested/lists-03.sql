SELECT xs[1], xs[-1], xs[id], [1, 2][1] FROM l
