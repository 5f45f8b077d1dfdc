SELECT a, count(*) AS n FROM t GROUP BY a HAVING count(*) > 1 AND n < 10
