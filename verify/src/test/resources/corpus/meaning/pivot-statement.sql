PIVOT q ON quarter IN ('Q1', 'Q2', 'Q3') USING sum(amount), max(cost) GROUP BY region ORDER BY region
