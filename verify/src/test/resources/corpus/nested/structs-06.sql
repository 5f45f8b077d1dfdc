SELECT (1, ), row(1)
