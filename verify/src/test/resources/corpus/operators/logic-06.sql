SELECT (f AND f) AND f, f AND (f AND f) FROM t
