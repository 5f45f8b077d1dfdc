SELECT DISTINCT ON (a + 1, f) a, b FROM t ORDER BY a, b
