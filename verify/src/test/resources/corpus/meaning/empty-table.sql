SELECT id, name, sum(val) FROM e GROUP BY id, name
