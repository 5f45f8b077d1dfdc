SELECT unnest([[1, 2], [3]], max_depth := 2)
