SELECT * FROM (SELECT year, quarter, amount FROM q) PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2')) ORDER BY ALL
