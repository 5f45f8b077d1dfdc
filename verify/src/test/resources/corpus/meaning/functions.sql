SELECT upper(s), length(s), substring(s, 1, 1), substring(s FROM 1 FOR 1), trim(s), position('x' IN s), extract(year FROM dt), date_trunc('month', ts), round(d, 1), abs(a) FROM t
