SELECT a -- the first
FROM t -- the table
