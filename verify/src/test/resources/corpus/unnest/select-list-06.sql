SELECT id, unnest(items).name FROM l
