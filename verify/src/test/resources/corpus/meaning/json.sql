SELECT json_extract('{"a": [1, {"b": 2}]}'::JSON, '$.a[1]') ->> 'b', '{"x": 5}' -> 'x'
