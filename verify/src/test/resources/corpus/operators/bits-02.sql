SELECT a & b | 1, ~a & 3, ~(a & 3), a & ~3 FROM t
