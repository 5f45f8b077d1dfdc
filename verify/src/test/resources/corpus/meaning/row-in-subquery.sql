SELECT a FROM t WHERE (a, b) IN (SELECT a, n / 10 FROM u)
