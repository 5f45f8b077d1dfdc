SELECT * FROM (VALUES (1, 10), (1, 20), (2, 30), (3, 5)) a(k, t) ASOF ANTI JOIN (VALUES (1, 9, 'x'), (1, 19, 'y'), (2, 35, 'z'), (1, NULL, 'w')) b(k, t, v) ON a.t > b.t AND b.v <> 'x'
