SELECT list_transform(xs, lambda x: x + (SELECT 1)) FROM l
