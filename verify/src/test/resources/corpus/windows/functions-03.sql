SELECT lag(a) OVER (ORDER BY b), lead(a, 2, 0) OVER (ORDER BY b), ntile(4) OVER (ORDER BY b) FROM t
