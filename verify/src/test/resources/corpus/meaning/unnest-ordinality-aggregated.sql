SELECT o, count(*), sum(x) FROM l, unnest(xs) WITH ORDINALITY AS z(x, o) GROUP BY o ORDER BY o
