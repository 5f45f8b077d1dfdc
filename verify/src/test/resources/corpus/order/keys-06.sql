SELECT a, b FROM t ORDER BY a + b, s || 'x'
