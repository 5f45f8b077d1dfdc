SELECT * FROM unnest([1, 2, 3]) AS z(x)
