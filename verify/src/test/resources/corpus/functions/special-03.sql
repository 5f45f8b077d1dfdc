SELECT trim(s), trim(BOTH 'x' FROM s), trim(LEADING FROM s), trim(TRAILING 'x' FROM s), trim(s, 'xy') FROM t
