SELECT a, sum(m) AS total, rank() OVER (ORDER BY sum(m) DESC) FROM t GROUP BY a ORDER BY ALL
