SELECT row(1, 'a'), (1, 'a'), ROW(), (1, 2).element1 FROM (SELECT 1) LIMIT 0
