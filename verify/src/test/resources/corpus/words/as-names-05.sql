SELECT t.select FROM (SELECT 1 AS "select") AS t
