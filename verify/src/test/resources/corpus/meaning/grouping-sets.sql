SELECT a, s, count(*), grouping(a), grouping(a, s) FROM t GROUP BY GROUPING SETS ((a, s), (a), ()) ORDER BY ALL
