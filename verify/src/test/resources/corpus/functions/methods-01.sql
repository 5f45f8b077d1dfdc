SELECT s.upper(), s.upper().lower() FROM t
