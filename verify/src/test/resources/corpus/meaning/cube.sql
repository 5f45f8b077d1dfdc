SELECT a % 2 AS p, f, count(*) FROM t GROUP BY CUBE (p, f) ORDER BY ALL
