SELECT id, unnest(xs) AS x, unnest(ys) AS y FROM l
