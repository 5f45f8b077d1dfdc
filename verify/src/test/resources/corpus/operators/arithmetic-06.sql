SELECT 5!, (a % 5)! FROM t
