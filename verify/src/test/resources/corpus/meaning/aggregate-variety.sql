SELECT median(a), quantile_cont(a, 0.5), mode(s), arg_min(s, a), any_value(a ORDER BY b), first(s ORDER BY b), stddev(a), bool_and(f), bit_or(a), histogram(a) FROM t
