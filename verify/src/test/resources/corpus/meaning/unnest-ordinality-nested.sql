SELECT l.id, i.name, o FROM l, unnest(l.items) WITH ORDINALITY AS z(i, o) ORDER BY l.id, o
