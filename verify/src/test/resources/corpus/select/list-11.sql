SELECT "a", "B" FROM t
