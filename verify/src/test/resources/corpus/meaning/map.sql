SELECT mp['a'], MAP {'k': id}, map_keys(mp), cardinality(mp) FROM l
