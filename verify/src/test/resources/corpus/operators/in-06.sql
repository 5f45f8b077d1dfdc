SELECT (a, s) IN (SELECT a, c FROM u) FROM t
