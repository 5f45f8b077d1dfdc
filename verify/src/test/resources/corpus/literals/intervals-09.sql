SELECT interval FROM (SELECT 1 AS interval)
