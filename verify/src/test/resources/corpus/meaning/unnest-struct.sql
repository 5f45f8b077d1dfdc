SELECT unnest(st) FROM l
