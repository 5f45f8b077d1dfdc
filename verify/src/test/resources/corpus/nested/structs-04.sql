SELECT {'a': 1}['a'], ({'a': 1}).a, struct_extract({'a': 1}, 'a')
