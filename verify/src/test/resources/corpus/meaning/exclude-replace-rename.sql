SELECT * EXCLUDE (d, ts) REPLACE (a + 1 AS a) RENAME (s AS text) FROM t
