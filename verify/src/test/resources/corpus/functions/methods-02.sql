SELECT 'abc'.upper(), ('a' || 'b').length()
