SELECT TRY(ln(a - 1)), TRY(1 / a) FROM t
