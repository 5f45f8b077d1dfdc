SELECT a = ANY ([1, 2]), a >= ALL ([0]) FROM t
