SELECT id, unnest(list_transform(items, lambda i: i.qty)) FROM l
