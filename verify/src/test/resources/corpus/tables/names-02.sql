SELECT * FROM main.t AS x
