SELECT count(*), count(), count(1), count(a) FROM t
