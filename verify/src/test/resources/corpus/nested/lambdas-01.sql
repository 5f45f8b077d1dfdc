SELECT list_transform([1, 2], lambda x: x + 1)
