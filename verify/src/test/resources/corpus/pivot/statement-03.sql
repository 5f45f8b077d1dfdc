PIVOT q ON quarter IN ('Q1', 'Q2') USING sum(amount)
