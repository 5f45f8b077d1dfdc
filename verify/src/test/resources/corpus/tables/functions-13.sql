SELECT * FROM duckdb_functions() WHERE function_name = 'abs'
