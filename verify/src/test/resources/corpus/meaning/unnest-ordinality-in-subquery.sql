SELECT id, (SELECT sum(x * o) FROM unnest(l.xs) WITH ORDINALITY AS z(x, o)) FROM l
