SELECT 1 IN xs, 'a' NOT IN ys FROM l
