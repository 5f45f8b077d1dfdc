SELECT t.a, main.t.b FROM t
