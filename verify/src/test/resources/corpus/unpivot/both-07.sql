SELECT * FROM w UNPIVOT INCLUDE NULLS (val FOR col IN (wide1, wide2 AS 'second'))
