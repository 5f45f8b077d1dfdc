SELECT * FROM q PIVOT (sum(amount) AS total, count(*) AS n FOR quarter IN ('Q1', 'Q2') GROUP BY year) AS p
