SELECT MAP {'a': 1, 'b': 2}, MAP {}, MAP([1], ['x'])
