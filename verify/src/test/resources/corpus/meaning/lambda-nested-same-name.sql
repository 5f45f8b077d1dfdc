SELECT list_transform([[1, 2], [3]], lambda x: list_transform(x, lambda x: x + 1))
