SELECT s LIKE 'x' || '%' AND f FROM t
