SELECT 1, 'a', NULL, 1.5, true, 1e3, -7, 5000000000
