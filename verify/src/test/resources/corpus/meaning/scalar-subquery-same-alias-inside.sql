SELECT a, (SELECT count(*) FROM t WHERE t.a = outer_t.a) FROM t AS outer_t
