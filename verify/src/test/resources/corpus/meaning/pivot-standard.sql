SELECT * FROM q PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2') GROUP BY year) ORDER BY ALL
