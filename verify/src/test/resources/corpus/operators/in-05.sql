SELECT (a, b) IN ((1, 10), (2, 20)) FROM t
