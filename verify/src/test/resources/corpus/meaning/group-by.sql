SELECT a, count(*), sum(b), avg(m), min(s), max(d) FROM t WHERE b < 100 OR b IS NULL GROUP BY a
