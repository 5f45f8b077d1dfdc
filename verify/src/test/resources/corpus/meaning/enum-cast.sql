SELECT 'a'::ENUM('a', 'b'), s::VARCHAR FROM t LIMIT 1
