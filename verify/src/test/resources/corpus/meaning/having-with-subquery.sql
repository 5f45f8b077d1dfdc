SELECT a, count(*) FROM t GROUP BY a HAVING count(*) >= (SELECT count(*) FROM u) / 3
