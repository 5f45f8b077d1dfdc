SELECT format('{}-{}', a, s), printf('%d', a) FROM t
