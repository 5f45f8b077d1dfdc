SELECT a + 1 BETWEEN b - 1 AND b || '' FROM (SELECT 1 AS a, 2 AS b)
