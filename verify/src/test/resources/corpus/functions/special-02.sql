SELECT substring(s FROM 1 FOR 2), substring(s FROM 2), substring(s FOR 1), substring(s, 1, 2) FROM t
