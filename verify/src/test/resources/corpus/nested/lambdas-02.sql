SELECT list_transform([1, 2], lambda x, i: x * i), list_filter(xs, lambda x: x > id) FROM l
