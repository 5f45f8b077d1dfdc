SELECT a, s, count(*) FROM t GROUP BY GROUPING SETS (a, GROUPING SETS (s, (a, s)))
