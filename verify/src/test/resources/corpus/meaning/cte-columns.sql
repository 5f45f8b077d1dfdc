WITH x(p, q) AS (SELECT a, b FROM t) SELECT p, q FROM x
