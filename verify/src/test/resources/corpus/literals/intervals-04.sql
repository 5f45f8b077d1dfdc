SELECT INTERVAL '1 year 2 days'
