SELECT sum(b) FROM t HAVING count(*) > 1
