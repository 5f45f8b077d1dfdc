SELECT list_reduce([1, 2, 3], lambda acc, x: acc + x), list_transform([[1]], lambda x: list_transform(x, lambda y: y + 1))
