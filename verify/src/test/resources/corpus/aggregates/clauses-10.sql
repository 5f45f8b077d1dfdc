SELECT histogram(a), approx_quantile(b, 0.5), quantile_cont(d, [0.25, 0.75]) FROM t
