SELECT l.id, x, o FROM l LEFT JOIN unnest(l.xs) WITH ORDINALITY AS z(x, o) ON true ORDER BY ALL
