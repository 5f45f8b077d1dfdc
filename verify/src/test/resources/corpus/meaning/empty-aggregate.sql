SELECT count(*), sum(val), max(name), list(id) FROM e
