WITH x AS (SELECT a FROM t) SELECT y.a, z.a FROM x y JOIN x z ON y.a = z.a
