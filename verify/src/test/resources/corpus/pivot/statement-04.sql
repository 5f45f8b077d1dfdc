PIVOT q ON quarter USING sum(amount) AS total, max(cost) AS top GROUP BY year
