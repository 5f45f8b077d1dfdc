SELECT id, x FROM l, unnest(xs) AS v(x)
