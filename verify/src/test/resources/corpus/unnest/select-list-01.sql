SELECT id, unnest(xs) FROM l
