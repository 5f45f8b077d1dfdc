SELECT sum(b) FILTER (WHERE a = 1), sum(b) FILTER (a = 1) FROM t
