SELECT * FROM q PIVOT (sum(amount) FOR quarter IN ('Q1' AS first, 'Q2' AS second) GROUP BY year)
