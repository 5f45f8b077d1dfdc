SELECT * FROM q PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2') year IN (2020, 2021) GROUP BY region) ORDER BY ALL
