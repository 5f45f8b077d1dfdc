SELECT u.c, sum(t.m) AS total FROM t JOIN u USING (a) GROUP BY u.c HAVING sum(t.m) > 0 ORDER BY total DESC, u.c
