SELECT CAST({'a': 1} AS STRUCT(a BIGINT)), CAST({'b c': 1} AS STRUCT("b c" BIGINT)), CAST({'a': [1]} AS ROW(a BIGINT[]))
