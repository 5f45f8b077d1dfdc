SELECT list_transform(xs, lambda id: id + 1), list_transform(xs, lambda l: l * 2) FROM l
