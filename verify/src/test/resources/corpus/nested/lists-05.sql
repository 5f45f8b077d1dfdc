SELECT xs[1:3:2], xs[:-:-1], xs[:2:1] FROM l
