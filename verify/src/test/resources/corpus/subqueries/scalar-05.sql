SELECT (FROM range(1))
