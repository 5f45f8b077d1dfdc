SELECT '{"a": [1, 2]}'::JSON -> 'a' -> 0, '{"a": 1}'::JSON ->> 'a'
