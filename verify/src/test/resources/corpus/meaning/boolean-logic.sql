SELECT a FROM t WHERE (a = 1 OR b = 20) AND NOT (s = 'y' AND f) OR (a IS NULL AND (b > 5 OR d < 0))
