SELECT a.k, v FROM (VALUES (1, 10), (1, 20), (2, 30), (3, 5)) a(k, t) LEFT JOIN (VALUES (1, 9, 'x'), (1, 19, 'y'), (2, 35, 'z'), (1, NULL, 'w')) b(k, t, v) EXACT NEAREST 2 BY SIMILARITY a.t + b.t
