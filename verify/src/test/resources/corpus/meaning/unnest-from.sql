SELECT l.id, x FROM l, unnest(l.xs) AS z(x)
