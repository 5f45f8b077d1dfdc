WITH x(p, q) AS (SELECT a, b FROM t) SELECT p FROM x WHERE q > 1
