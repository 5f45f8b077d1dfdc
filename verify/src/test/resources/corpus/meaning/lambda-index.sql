SELECT list_transform(xs, lambda x, i: x * i) FROM l
