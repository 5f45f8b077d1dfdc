SELECT * FROM w UNPIVOT (val FOR col IN (wide1, wide2))
