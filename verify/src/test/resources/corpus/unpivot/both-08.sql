SELECT * FROM w UNPIVOT ((x, y) FOR half IN ((wide1, wide2), (wide3, wide4))) AS v
