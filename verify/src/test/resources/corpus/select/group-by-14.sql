SELECT a, s, grouping(a), grouping_id(a, s), count(*) FROM t GROUP BY CUBE (a, s)
