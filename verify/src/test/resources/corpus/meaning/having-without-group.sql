SELECT sum(a) FROM t HAVING count(*) > 100
