SELECT current_date IS NOT NULL, current_timestamp IS NOT NULL
