SELECT id, item.name, item.qty FROM l, unnest(items) AS v(item) WHERE item.qty IS NOT NULL ORDER BY id
