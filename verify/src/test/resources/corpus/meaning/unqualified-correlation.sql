SELECT a, (SELECT min(c) FROM u WHERE n > b) FROM t
