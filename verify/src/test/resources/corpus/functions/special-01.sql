SELECT extract(YEAR FROM dt), extract('month' FROM dt), extract(dow FROM dt) FROM t
