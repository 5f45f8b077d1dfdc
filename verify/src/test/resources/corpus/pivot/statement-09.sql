FROM (PIVOT q ON quarter IN ('Q1') USING sum(amount) GROUP BY region) SELECT region
