SELECT id, ARRAY(SELECT x + 1 FROM unnest(xs) AS v(x)) FROM l
