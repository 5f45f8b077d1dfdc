SELECT count(*), count(a), count(DISTINCT a), count() FROM t
