SELECT 1 AS one, count(*) FROM t GROUP BY 1
