SELECT a = 1, a <> 1, a != 1, a < 2, a <= 2, a > 2, a >= 2, a IS DISTINCT FROM 1, a IS NOT DISTINCT FROM NULL FROM t
