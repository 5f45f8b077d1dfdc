SELECT * REPLACE (upper(s) AS s, -d AS d) FROM t
