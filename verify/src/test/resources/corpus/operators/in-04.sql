SELECT a IN ((SELECT max(a) FROM u)) FROM t
