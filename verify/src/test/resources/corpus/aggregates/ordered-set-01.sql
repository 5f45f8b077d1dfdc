SELECT mode() WITHIN GROUP (ORDER BY x DESC), mode() WITHIN GROUP (ORDER BY x) FROM (VALUES (2), (2), (7), (1), (7), (5), (1), (NULL), (NULL), (NULL)) v(x)
