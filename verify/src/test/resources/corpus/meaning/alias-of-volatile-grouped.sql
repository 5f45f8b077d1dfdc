SELECT count(*) FROM (SELECT random() AS r FROM t GROUP BY r)
