SELECT name, type, value, key FROM (SELECT 1 AS name, 2 AS type, 3 AS value, 4 AS key)
