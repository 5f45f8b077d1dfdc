SELECT s GLOB 'x*', s NOT GLOB 'x*' FROM t
