PIVOT q ON quarter USING sum(amount) GROUP BY year
