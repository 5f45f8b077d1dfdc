SELECT id, x FROM l LEFT JOIN unnest(xs) AS v(x) ON true
