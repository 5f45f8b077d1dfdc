SELECT * FROM unnest([1, 2], ['a', 'b', 'c']) AS x(n, s)
