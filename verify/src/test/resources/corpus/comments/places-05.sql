-- only above
SELECT 1
