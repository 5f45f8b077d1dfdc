PIVOT q ON year || '_' || quarter USING sum(amount)
