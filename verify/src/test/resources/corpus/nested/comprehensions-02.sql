SELECT [x FOR x IN xs IF x > 1] FROM l
