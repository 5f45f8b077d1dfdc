SELECT a, s, count(*) FROM t GROUP BY CUBE (a, s)
