SELECT [x + i FOR x, i IN [1, 2]]
