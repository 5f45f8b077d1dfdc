WITH x AS (SELECT a, count(*) AS n FROM t GROUP BY a) SELECT x.a, x.n FROM x WHERE n > 1
