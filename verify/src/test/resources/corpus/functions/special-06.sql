SELECT nullif(a, 1), coalesce(a, 0), greatest(a, b), least(a, b) FROM t
