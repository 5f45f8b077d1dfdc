SELECT id, z.unnest FROM l, unnest(l.xs) AS z
