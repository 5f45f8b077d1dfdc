SELECT a + 1 AS z, z * 2 AS y FROM t
