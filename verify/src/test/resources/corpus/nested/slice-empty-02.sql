SELECT a[1:-:] FROM (SELECT [1, 2, 3] AS a)
