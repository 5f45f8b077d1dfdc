SELECT a, sum(b) AS x FROM t GROUP BY a HAVING x > 0 QUALIFY rank() OVER (ORDER BY x) = 1
