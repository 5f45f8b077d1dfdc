SELECT a AS 'quoted alias' FROM t
