SELECT l.id, z.* FROM l, unnest(l.ys) WITH ORDINALITY AS z ORDER BY ALL
