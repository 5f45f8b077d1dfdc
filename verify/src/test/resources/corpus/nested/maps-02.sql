SELECT mp['a'], MAP {1: 'x'}[1], map_keys(mp) FROM l
