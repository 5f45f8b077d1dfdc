SELECT unnest(mp) FROM l
