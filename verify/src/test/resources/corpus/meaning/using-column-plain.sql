SELECT a, t.a, u.a FROM t LEFT JOIN u USING (a)
