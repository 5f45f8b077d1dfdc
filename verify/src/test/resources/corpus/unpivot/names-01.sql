SELECT * FROM w UNPIVOT (v FOR k IN (wide1 + 1, 'wide2'))
