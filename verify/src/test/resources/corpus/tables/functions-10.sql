SELECT * FROM r: range(3)
