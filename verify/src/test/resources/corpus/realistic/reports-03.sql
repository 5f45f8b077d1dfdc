SELECT u.c, count(*) FILTER (WHERE t.f) AS yes, count(*) FILTER (WHERE NOT t.f) AS no FROM t LEFT JOIN u ON t.a = u.a AND u.n > 0 GROUP BY u.c ORDER BY yes DESC, u.c
