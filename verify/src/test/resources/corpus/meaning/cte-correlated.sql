SELECT a, (WITH x AS (SELECT n FROM u WHERE u.a = t.a) SELECT max(n) FROM x) FROM t
