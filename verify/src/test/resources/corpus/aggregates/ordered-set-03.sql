SELECT mode(x ORDER BY x DESC), mode(ORDER BY x DESC), mode(x ORDER BY x % 5, x) FROM (VALUES (2), (2), (7), (1), (7), (5), (1), (NULL), (NULL), (NULL)) v(x)
