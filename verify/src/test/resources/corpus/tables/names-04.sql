SELECT x.p FROM u AS x(p, q, r)
