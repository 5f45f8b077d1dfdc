SELECT unnest(items, recursive := true) FROM l
