SELECT a, s, count(*) FROM t GROUP BY (a, s)
