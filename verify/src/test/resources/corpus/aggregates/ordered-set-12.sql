SELECT median(x ORDER BY x DESC), quantile(x, 0.3 ORDER BY x DESC), string_agg(x, ',' ORDER BY x DESC NULLS FIRST) FROM (VALUES (2), (2), (7), (1), (7), (5), (1), (NULL), (NULL), (NULL)) v(x)
