SELECT t.a, z.n FROM t, LATERAL (SELECT count(*) AS n FROM u WHERE u.a = t.a) z
