SELECT a, s, count(*) FROM t GROUP BY GROUPING SETS ((a, s), (a), ())
