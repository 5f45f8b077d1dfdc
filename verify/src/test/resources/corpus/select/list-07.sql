SELECT a AS select, b AS "from" FROM t
