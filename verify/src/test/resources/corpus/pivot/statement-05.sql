PIVOT q ON year, quarter USING count(*)
