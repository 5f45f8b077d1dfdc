WITH x AS (SELECT a, b FROM t) SELECT m, b FROM x AS y(m)
