SELECT position('x' IN s), position('a' || 'b' IN 'cab') FROM t
