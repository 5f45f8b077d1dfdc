SELECT a, count(*) FROM t GROUP BY 1
