SELECT a + 1 AS x, count(*) FROM t GROUP BY x
