SELECT 1 IN xs, id IN [1, 2] FROM l
