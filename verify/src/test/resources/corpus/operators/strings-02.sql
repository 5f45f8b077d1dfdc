SELECT s ^@ 'x', 'a' || 1 FROM t
