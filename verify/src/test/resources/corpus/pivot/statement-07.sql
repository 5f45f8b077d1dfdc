PIVOT (SELECT year, quarter, amount FROM q) ON quarter USING sum(amount)
