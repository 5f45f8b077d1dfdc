SELECT main.abs(a), system.main.abs(a) FROM t
