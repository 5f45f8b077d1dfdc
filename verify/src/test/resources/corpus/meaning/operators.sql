SELECT a + b, a - b, a * 2, a / 2, a // 2, a % 2, a ** 2, s || 'z', a & 1, a | 2, a << 1, a >> 1, ~a, xor(a, 1) FROM t WHERE b < 100
