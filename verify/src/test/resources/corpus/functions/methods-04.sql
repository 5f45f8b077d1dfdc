SELECT (a + 1).abs() FROM t
