SELECT 1 IN [1, 2], 'a' IN MAP {'a': 1}
