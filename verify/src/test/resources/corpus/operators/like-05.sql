SELECT s ~ 'x', s !~ 'x', s ~* 'X', s !~* 'X' FROM t
