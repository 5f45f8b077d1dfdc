SELECT quantile_cont(x, 0.3 ORDER BY x DESC), quantile_disc(x, 0.3 ORDER BY x DESC), quantile_disc(x, 0.3 ORDER BY -x) FROM (VALUES (2), (2), (7), (1), (7), (5), (1), (NULL), (NULL), (NULL)) v(x)
