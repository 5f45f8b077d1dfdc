SELECT x.a FROM t x
