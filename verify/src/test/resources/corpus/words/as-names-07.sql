SELECT "left".a FROM (SELECT 1 AS a) AS "left"
