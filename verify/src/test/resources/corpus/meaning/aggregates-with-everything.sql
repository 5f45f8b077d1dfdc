SELECT count(DISTINCT a), sum(a) FILTER (WHERE f), string_agg(s, ',' ORDER BY a DESC NULLS FIRST, s), list(a ORDER BY b), array_agg(DISTINCT s ORDER BY s) FROM t
