SELECT "order", "group", "select" FROM (SELECT 1 AS "order", 2 AS "group", 3 AS "select")
