WITH x AS (SELECT a FROM t), y AS (SELECT a + 1 AS b FROM x) SELECT x.a, y.b FROM x JOIN y ON x.a = y.b
