SELECT first(a ORDER BY b), arg_max(a, b), max(a, 2) FROM t
