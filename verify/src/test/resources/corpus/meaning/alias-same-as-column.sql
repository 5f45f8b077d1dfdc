SELECT a.a FROM u AS a WHERE a.n > 0
