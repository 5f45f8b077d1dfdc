SELECT CAST('a' AS ENUM ('a', 'b'))
