SELECT l.id, x, o, y, p FROM l, unnest(l.xs) WITH ORDINALITY AS z(x, o), unnest(l.ys) WITH ORDINALITY AS v(y, p) WHERE o = p ORDER BY ALL
