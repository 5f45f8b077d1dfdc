SELECT count(*) FILTER (f), count(*) FILTER (WHERE NOT f), sum(f::INTEGER) FROM t
