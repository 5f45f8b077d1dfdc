SELECT * FROM q PIVOT (sum(amount) AS total, count(*) AS n FOR quarter IN ('Q1' AS first, 'Q2' AS second) GROUP BY region) ORDER BY ALL
