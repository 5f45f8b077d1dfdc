SELECT s.upper(), ('a').concat('b'), [3, 1].list_sort() FROM t
