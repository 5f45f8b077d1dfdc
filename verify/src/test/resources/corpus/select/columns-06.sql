SELECT COLUMNS(lambda c: c LIKE 'd%') FROM t
