SELECT id, x, i FROM l, unnest(xs) WITH ORDINALITY AS v(x, i)
