SELECT (SELECT {'a': 1}).a
