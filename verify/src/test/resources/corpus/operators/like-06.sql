SELECT s ~~ 'x%', s !~~ 'x%', s ~~* 'X%', s !~~* 'X%', s ~~~ 'x*' FROM t
