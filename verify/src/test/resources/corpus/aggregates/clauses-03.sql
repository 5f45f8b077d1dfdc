SELECT string_agg(s, ',' ORDER BY s DESC NULLS LAST) FROM t
