SELECT [x + 1 FOR x IN xs IF x > 1] FROM l
