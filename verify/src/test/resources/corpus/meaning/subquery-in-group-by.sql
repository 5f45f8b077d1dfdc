SELECT (SELECT max(a) FROM u) AS m, count(*) FROM t GROUP BY m
