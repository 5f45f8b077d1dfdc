SELECT overlay('abcdef' PLACING 'xy' FROM 2), overlay('abcdef' PLACING 'xy' FROM 2 FOR 3)
