SELECT * FROM w UNPIVOT ((x, y) FOR name IN ((wide1, wide2) AS first, (wide3, wide4) AS second)) ORDER BY ALL
