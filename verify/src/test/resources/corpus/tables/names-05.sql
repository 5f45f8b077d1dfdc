SELECT x.a FROM x: t
