SELECT 'hello'[1], 'hello'[2:3]
