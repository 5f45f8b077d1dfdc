SELECT a & 1, a | 2, ~a, a << 1, a >> 1 FROM t
