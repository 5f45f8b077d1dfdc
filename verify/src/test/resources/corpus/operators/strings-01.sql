SELECT s || 'x' || s FROM t
