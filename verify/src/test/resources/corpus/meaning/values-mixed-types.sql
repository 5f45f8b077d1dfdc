SELECT * FROM (VALUES (1, NULL), (2.5, 'x')) v(a, b)
