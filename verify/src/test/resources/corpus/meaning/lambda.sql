SELECT list_transform(xs, lambda x: x + id), list_filter(xs, lambda x: x > 1), list_reduce([1, 2, 3], lambda acc, v: acc + v) FROM l
