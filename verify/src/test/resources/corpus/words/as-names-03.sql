SELECT filter, over, replace FROM (SELECT 1 AS filter, 2 AS over, 3 AS replace)
