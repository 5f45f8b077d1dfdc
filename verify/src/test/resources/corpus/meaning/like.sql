SELECT s LIKE 'x%', s NOT LIKE '%y', s ILIKE 'X', s NOT ILIKE 'X', s GLOB 'x*', s SIMILAR TO '[xy]', s LIKE 'a\_%' ESCAPE '\', s ~ 'x', s !~ 'x' FROM t
