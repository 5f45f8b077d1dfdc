PIVOT q ON quarter USING sum(amount)
