SELECT count(DISTINCT (a, s)) FROM t
