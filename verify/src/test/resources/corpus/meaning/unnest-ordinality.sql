SELECT l.id, x, o FROM l, unnest(l.xs) WITH ORDINALITY AS z(x, o) ORDER BY ALL
