SELECT * FROM w UNPIVOT (val FOR name IN (wide1, wide2, wide3)) ORDER BY ALL
