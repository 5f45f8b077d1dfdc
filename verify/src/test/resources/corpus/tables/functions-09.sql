SELECT id, x FROM l CROSS JOIN LATERAL unnest(xs) AS v(x)
