SELECT * FROM w UNPIVOT INCLUDE NULLS (val FOR name IN (wide1 AS one, wide3 AS three)) ORDER BY ALL
