WITH temp AS (SELECT 1 AS columns) SELECT columns FROM temp
