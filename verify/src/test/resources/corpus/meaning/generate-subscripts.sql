SELECT id, unnest(xs), generate_subscripts(xs, 1) FROM l
