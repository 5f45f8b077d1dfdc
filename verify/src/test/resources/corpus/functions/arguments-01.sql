SELECT abs(a), round(d, 1), concat(s, 'x', a) FROM t
