SELECT * FROM q PIVOT (sum(amount) FOR year IN (2020, 2021) quarter IN ('Q1', 'Q2') GROUP BY region)
