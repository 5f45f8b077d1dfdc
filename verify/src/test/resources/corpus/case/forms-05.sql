SELECT if(f, 1, 2), ifnull(s, 'z'), nullif(a, 1), coalesce(s, 'a', 'b') FROM t
