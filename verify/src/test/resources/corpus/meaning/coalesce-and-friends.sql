SELECT coalesce(a, b, 0), ifnull(s, 'none'), nullif(a, 1), if(f, 1, 2), greatest(a, 2), least(a, b, 3) FROM t
