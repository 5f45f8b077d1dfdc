SELECT list_transform(t.xs, lambda t: t + 1) FROM l AS t
