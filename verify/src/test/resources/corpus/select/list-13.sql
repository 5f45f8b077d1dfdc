SELECT a year, b AS day FROM t
