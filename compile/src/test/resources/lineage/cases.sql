-- identity and transformation
SELECT a, a + b AS c, 1 AS one FROM t
-- aggregation and its filter and order
SELECT s, sum(a) FILTER (WHERE b > 0) AS x, list(a ORDER BY b) AS y, count(*) AS n FROM t GROUP BY s HAVING max(d) > 0
-- conditions inside a value
SELECT CASE WHEN a = 1 THEN b ELSE d END AS x FROM t
-- window
SELECT sum(a) OVER (PARTITION BY s ORDER BY b) AS x, lag(a) OVER (ORDER BY b) AS y FROM t
-- filter, join, sort
SELECT t.a, u.c FROM t JOIN u ON t.a = u.a WHERE t.b > 0 ORDER BY u.n
-- unused output of a subquery
SELECT x FROM (SELECT a AS x, b AS y FROM t)
-- distinct needs every column
SELECT x FROM (SELECT DISTINCT a AS x, b AS y FROM t)
-- cte read twice
WITH x AS (SELECT a, sum(b) AS total FROM t GROUP BY a) SELECT p.a, q.total FROM x p JOIN x q ON p.a = q.a
-- recursive
WITH RECURSIVE r(id, path) AS (SELECT a, s FROM t WHERE b IS NULL UNION ALL SELECT t.a, r.path || t.s FROM t JOIN r ON t.b = r.id) SELECT id, path FROM r
-- union by position
SELECT a AS x, s AS y FROM t UNION ALL SELECT n, c FROM u
-- union by name
SELECT a, s FROM t UNION ALL BY NAME SELECT c AS s, a FROM u
-- except
SELECT a FROM t EXCEPT SELECT a FROM u
-- correlated scalar subquery
SELECT a, (SELECT max(n) FROM u WHERE u.a = t.a) AS m FROM t
-- exists and in
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a) AND b IN (SELECT n FROM u)
-- lateral
SELECT t.a, z.m FROM t, LATERAL (SELECT max(n) AS m FROM u WHERE u.a = t.a) z
-- struct path
SELECT st.inner_.z AS z, st AS whole FROM l
-- struct path through a subquery
SELECT q.k AS k FROM (SELECT st AS q FROM l)
-- list elements
SELECT id, x, o, xs[1] AS head FROM l, unnest(l.xs) WITH ORDINALITY AS z(x, o)
-- fields of list elements
SELECT i.name AS name FROM l, unnest(l.items) AS z(i)
-- unnest in the select list
SELECT unnest(xs) AS x, id FROM l
-- lambda
SELECT list_transform(xs, lambda x: x + id) AS y FROM l
-- pivot
SELECT * FROM (SELECT a, s, b FROM t) PIVOT (sum(b) FOR s IN ('x', 'y'))
-- unpivot
SELECT * FROM (SELECT a, b, n FROM t JOIN u USING (a)) UNPIVOT (v FOR k IN (b, n))
-- using
SELECT a, t.b FROM t FULL JOIN u USING (a)
-- semi join
SELECT b FROM t SEMI JOIN u ON t.a = u.a
-- row count only
SELECT count(*) AS n FROM t
-- limit of a subquery
SELECT count(*) AS n FROM (SELECT a FROM t ORDER BY b LIMIT 3)

-- a field of a struct that a subquery builds
SELECT s.p AS p, s.q.r AS r FROM (SELECT {'p': a, 'q': {'r': b, 'z': d}} AS s FROM t)
-- fields of structs in an aggregated list
SELECT e.p AS p FROM (SELECT list({'p': a, 'q': b}) AS es FROM t GROUP BY s), unnest(es) AS z(e)
-- the same of distinct ones
SELECT e.p AS p FROM (SELECT list(DISTINCT {'p': a, 'q': b}) AS es FROM t), unnest(es) AS z(e)
-- a struct of two branches
SELECT s.p AS p FROM (SELECT {'p': a, 'q': b} AS s FROM t UNION ALL SELECT {'p': n, 'q': a} FROM u)
-- a struct by condition
SELECT s.p AS p FROM (SELECT CASE WHEN d > 0 THEN {'p': a, 'q': b} END AS s FROM t)
-- a tuple, a list, a map, by constants
SELECT r[2] AS r, l[1] AS l, m['k'] AS m FROM (SELECT row(a, b) AS r, [a, b] AS l, map {'k': b, 'n': a} AS m FROM t)
-- a written list of structs unnested
SELECT unnest([{'p': a, 'q': b}, {'p': n, 'q': n}]).p AS p FROM t JOIN u USING (a)
-- a further field
SELECT s.p AS p, s.q AS q FROM (SELECT struct_insert({'p': a}, q := b) AS s FROM t)
