SELECT "abs"(a), left(s, 1), right(s, 1), replace(s, 'x', 'y') FROM t
