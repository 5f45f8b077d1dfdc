SELECT l.id, x FROM l LEFT JOIN unnest(l.xs) AS z(x) ON true
