SELECT a IN (1, 2), a NOT IN (1, 3), s IN ('x', NULL), (a, b) IN ((1, 10), (2, 20)) FROM t
