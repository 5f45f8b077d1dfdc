SELECT s, a, count(*) FROM t GROUP BY 1, 2 ORDER BY 1, 2
