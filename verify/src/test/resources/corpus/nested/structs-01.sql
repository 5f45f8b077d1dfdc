SELECT {'a': 1, 'b': 'x'}, {a: 1, "b c": 2}
