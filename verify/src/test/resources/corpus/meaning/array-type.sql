SELECT [1, 2, 3]::INTEGER[3], array_value(1, 2)
