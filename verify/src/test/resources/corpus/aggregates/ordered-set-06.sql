SELECT percentile_cont([0.1, 0.3]) WITHIN GROUP (ORDER BY x DESC), percentile_disc([0.1, 0.9]) WITHIN GROUP (ORDER BY x) FROM (VALUES (2), (2), (7), (1), (7), (5), (1), (NULL), (NULL), (NULL)) v(x)
