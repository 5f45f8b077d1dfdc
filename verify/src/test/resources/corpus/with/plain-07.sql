WITH x AS (VALUES (1, 'a'), (2, 'b')) FROM x
