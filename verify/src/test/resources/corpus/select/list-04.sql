SELECT a AS x, b y, s AS "Mixed Case" FROM t
