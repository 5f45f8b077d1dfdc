SELECT s LIKE 'x%', s NOT LIKE '%y', s LIKE 'a!%' ESCAPE '!' FROM t
