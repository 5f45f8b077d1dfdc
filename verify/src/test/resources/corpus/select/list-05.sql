SELECT x: a, y: b + 1 FROM t
