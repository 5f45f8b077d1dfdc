SELECT regexp_matches(s, 'x'), regexp_replace(s, 'x', 'y', 'g'), regexp_extract(s, '(x)', 1) FROM t
