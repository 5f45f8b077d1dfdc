SELECT day, month FROM (SELECT 1 AS day, 2 AS month)
