SELECT t.a FROM main.t
