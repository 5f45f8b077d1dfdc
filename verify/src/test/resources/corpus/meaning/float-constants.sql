SELECT 'nan'::DOUBLE, '-inf'::FLOAT, 1e308 * 10, 0.1::FLOAT
