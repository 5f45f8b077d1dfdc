SELECT xs[1:2], xs[:2], xs[2:], xs[:], xs[-2:] FROM l
