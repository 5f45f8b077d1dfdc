SELECT [x + 1 FOR x IN xs] FROM l
