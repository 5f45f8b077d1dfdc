SELECT id, i.name, i.qty FROM l, unnest(items) AS z(i)
