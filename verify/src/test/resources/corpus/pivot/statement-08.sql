PIVOT q ON quarter IN ('Q1', 'Q2') USING sum(amount) GROUP BY year ORDER BY year LIMIT 2
