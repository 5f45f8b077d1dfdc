SELECT "values", "interval" FROM (SELECT 1 AS "values", 2 AS "interval")
