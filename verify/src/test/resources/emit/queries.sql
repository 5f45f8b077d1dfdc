-- star
SELECT * FROM t
-- star of one item
SELECT t.*, u.c FROM t JOIN u ON t.a = u.a
-- exclude replace rename
SELECT * EXCLUDE (d, ts) REPLACE (a + 1 AS a) RENAME (s AS text) FROM t
-- columns
SELECT COLUMNS('^[ab]$') FROM t
-- min of columns
SELECT min(COLUMNS(*)) FROM u
-- from first
FROM u
-- from first select
FROM t SELECT a, b WHERE a > 1
-- prefix alias
SELECT x: a, y: a + 1 FROM t
-- no from
SELECT 1, 'a', NULL, 1.5, true, 1e3, -7, 5000000000
-- negative literals
SELECT -5, -1.50, -2147483648, -9223372036854775808, - -3, -(-3), 5 - -3, -a, - -a FROM t
-- huge literals
SELECT 170141183460469231731687303715884105727, -170141183460469231731687303715884105728, 99999999999999999999.999
-- decimals
SELECT 0.5, .5, 00.50, 1., 1.10 * 2.200, m / 3, m * 1.5, m + 1 FROM t
-- float constants
SELECT 'nan'::DOUBLE, '-inf'::FLOAT, 1e308 * 10, 0.1::FLOAT
-- string escapes
SELECT 'it''s', E'a\nb\t\\', $$dollar 'quoted'$$, 'ünïcödé 🦆'
-- blobs
SELECT '\xAA\x00'::BLOB, 'abc'::BLOB
-- dates
SELECT DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:01', TIME '01:02:03', TIMESTAMPTZ '2020-01-01 00:00:00+02', INTERVAL '1 month 2 days'
-- intervals
SELECT dt + INTERVAL 3 DAY, ts - INTERVAL '1' HOUR, INTERVAL (a) MONTH, ts + INTERVAL 2 WEEKS FROM t
-- casts
SELECT a::VARCHAR, CAST(b AS HUGEINT), TRY_CAST(s AS INTEGER), m::DECIMAL(20,5), dt::TIMESTAMP, a::TINYINT, 1::BIGINT FROM t
-- cast to nested
SELECT xs::VARCHAR[], st::STRUCT(k BIGINT, v VARCHAR, inner_ STRUCT(z VARCHAR, w BIGINT[])) FROM l
-- operators
SELECT a + b, a - b, a * 2, a / 2, a // 2, a % 2, a ** 2, s || 'z', a & 1, a | 2, a << 1, a >> 1, ~a, xor(a, 1) FROM t WHERE b < 100
-- comparison operators
SELECT a = 1, a <> 1, a != 1, a < 2, a <= 2, a > 2, a >= 2, a IS DISTINCT FROM 1, a IS NOT DISTINCT FROM NULL FROM t
-- predicates
SELECT a IS NULL, a IS NOT NULL, f IS TRUE, f IS NOT TRUE, f IS FALSE, f IS UNKNOWN, NOT f, a BETWEEN 1 AND 2, a NOT BETWEEN 1 AND 2 FROM t
-- in lists
SELECT a IN (1, 2), a NOT IN (1, 3), s IN ('x', NULL), (a, b) IN ((1, 10), (2, 20)) FROM t
-- like
SELECT s LIKE 'x%', s NOT LIKE '%y', s ILIKE 'X', s NOT ILIKE 'X', s GLOB 'x*', s SIMILAR TO '[xy]', s LIKE 'a\_%' ESCAPE '\', s ~ 'x', s !~ 'x' FROM t
-- case
SELECT CASE WHEN a = 1 THEN 'one' WHEN a = 2 THEN 'two' ELSE 'many' END, CASE a WHEN 1 THEN 10 WHEN 2 THEN 20 END, CASE WHEN f THEN 1 ELSE NULL END FROM t
-- coalesce and friends
SELECT coalesce(a, b, 0), ifnull(s, 'none'), nullif(a, 1), if(f, 1, 2), greatest(a, 2), least(a, b, 3) FROM t
-- try
SELECT TRY(ln(a - 1)), TRY(1 / a) FROM t
-- collate
SELECT s COLLATE NOCASE = 'X' FROM t ORDER BY s COLLATE NOCASE, b
-- functions
SELECT upper(s), length(s), substring(s, 1, 1), substring(s FROM 1 FOR 1), trim(s), position('x' IN s), extract(year FROM dt), date_trunc('month', ts), round(d, 1), abs(a) FROM t
-- at time zone
SELECT ts AT TIME ZONE 'Europe/Berlin' FROM t
-- concat ws
SELECT concat(s, a, NULL), concat_ws('-', s, a) FROM t
-- list literal and access
SELECT [1, 2, a], [1, 2, 3][2], xs[1], xs[-1], xs[1:2], xs[:1], ys[2:] FROM l, (SELECT 1 AS a) one
-- struct literal and access
SELECT {'x': id, 'y': st.v}, st.k, st.inner_.z, (st).v, struct_pack(q := id), row(id, 1), l.st.inner_.w[1] FROM l
-- map
SELECT mp['a'], MAP {'k': id}, map_keys(mp), cardinality(mp) FROM l
-- lambda
SELECT list_transform(xs, lambda x: x + id), list_filter(xs, lambda x: x > 1), list_reduce([1, 2, 3], lambda acc, v: acc + v) FROM l
-- lambda shadowing a column
SELECT list_transform(xs, lambda id: id + 1), list_transform(xs, lambda l: l * 2) FROM l
-- lambda nested
SELECT list_transform([[1, 2], [3]], lambda x: list_transform(x, lambda y: y + len(x)))
-- lambda nested same name
SELECT list_transform([[1, 2], [3]], lambda x: list_transform(x, lambda x: x + 1))
-- lambda with alias name as parameter
SELECT list_transform(t.xs, lambda t: t + 1) FROM l AS t
-- lambda index
SELECT list_transform(xs, lambda x, i: x * i) FROM l
-- comprehension
SELECT [x + 1 FOR x IN xs IF x > 1] FROM l
-- method calls
SELECT s.upper(), ('a').concat('b'), [3, 1].list_sort() FROM t
-- where alias
SELECT a + 1 AS z FROM t WHERE z > 2
-- lateral column alias
SELECT a + 1 AS z, z * 2 AS y FROM t
-- group by
SELECT a, count(*), sum(b), avg(m), min(s), max(d) FROM t WHERE b < 100 OR b IS NULL GROUP BY a
-- group by alias
SELECT a % 2 AS odd, count(*) AS n FROM t GROUP BY odd ORDER BY odd
-- group by position
SELECT s, a, count(*) FROM t GROUP BY 1, 2 ORDER BY 1, 2
-- group by all
SELECT a, s, sum(m) FROM t GROUP BY ALL ORDER BY ALL
-- group by constant
SELECT 1 AS one, count(*) FROM t GROUP BY 1
-- group by string constant
SELECT 'k' AS k, count(*) FROM t GROUP BY 'k', a
-- group by expression
SELECT upper(s) || '!' AS x, count(*) FROM t GROUP BY upper(s)
-- having
SELECT a, count(*) AS n FROM t GROUP BY a HAVING count(*) > 1 AND n < 10
-- having without group
SELECT sum(a) FROM t HAVING count(*) > 100
-- having constant output
SELECT 1 FROM t HAVING count(*) > 1
-- group by empty
SELECT 7 FROM t GROUP BY ()
-- grouping sets
SELECT a, s, count(*), grouping(a), grouping(a, s) FROM t GROUP BY GROUPING SETS ((a, s), (a), ()) ORDER BY ALL
-- rollup
SELECT a, f, sum(m) FROM t GROUP BY ROLLUP (a, f) ORDER BY ALL
-- cube
SELECT a % 2 AS p, f, count(*) FROM t GROUP BY CUBE (p, f) ORDER BY ALL
-- mixed sets
SELECT a, f, s, count(*) FROM t GROUP BY a, ROLLUP (f, s) ORDER BY ALL
-- aggregates with everything
SELECT count(DISTINCT a), sum(a) FILTER (WHERE f), string_agg(s, ',' ORDER BY a DESC NULLS FIRST, s), list(a ORDER BY b), array_agg(DISTINCT s ORDER BY s) FROM t
-- aggregate variety
SELECT median(a), quantile_cont(a, 0.5), mode(s), arg_min(s, a), any_value(a ORDER BY b), first(s ORDER BY b), stddev(a), bool_and(f), bit_or(a), histogram(a) FROM t
-- within group
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), percentile_disc(0.25) WITHIN GROUP (ORDER BY a DESC), mode() WITHIN GROUP (ORDER BY s) FROM t
-- count star forms
SELECT count(*), count(), count(1), count(a) FROM t
-- windows
SELECT a, b, row_number() OVER (ORDER BY b), rank() OVER (PARTITION BY f ORDER BY a NULLS FIRST), sum(a) OVER (PARTITION BY f), lag(a, 1, 0) OVER (ORDER BY b), ntile(3) OVER (ORDER BY b, a) FROM t ORDER BY b, a
-- window frames
SELECT b, sum(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), avg(a) OVER (ORDER BY b ROWS 2 PRECEDING), count(*) OVER (ORDER BY a RANGE BETWEEN 1 PRECEDING AND CURRENT ROW), sum(a) OVER (ORDER BY b GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM t ORDER BY b
-- window exclude ties
SELECT sum(a) OVER (ORDER BY a ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES), sum(a) OVER (ORDER BY a ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) FROM t
-- window range interval
SELECT ts, count(*) OVER (ORDER BY ts RANGE BETWEEN INTERVAL 1 YEAR PRECEDING AND CURRENT ROW) FROM t ORDER BY ts
-- named windows
SELECT sum(a) OVER w, max(a) OVER (w ORDER BY b) FROM t WINDOW w AS (PARTITION BY f) ORDER BY ALL
-- window extras
SELECT first_value(a IGNORE NULLS) OVER (ORDER BY b), last_value(a RESPECT NULLS) OVER (ORDER BY b), nth_value(a, 2) OVER (ORDER BY b), count(DISTINCT a) OVER (PARTITION BY f), sum(a) FILTER (WHERE a > 1) OVER (ORDER BY b) FROM t ORDER BY b
-- window over aggregate
SELECT a, sum(m) AS total, rank() OVER (ORDER BY sum(m) DESC) FROM t GROUP BY a ORDER BY ALL
-- qualify
SELECT a, b FROM t QUALIFY row_number() OVER (PARTITION BY a ORDER BY b) = 1 ORDER BY a, b
-- qualify alias
SELECT a, row_number() OVER (PARTITION BY f ORDER BY b) AS rn FROM t QUALIFY rn <= 2 ORDER BY ALL
-- distinct
SELECT DISTINCT a, s FROM t ORDER BY a, s
-- distinct on
SELECT DISTINCT ON (a) a, b, s FROM t ORDER BY a, b DESC
-- distinct on position
SELECT DISTINCT ON (1) a % 2, b FROM t ORDER BY 1, 2
-- distinct on expression
SELECT DISTINCT ON (a + 1, f) a, b FROM t ORDER BY a, b
-- order by variants
SELECT a, b AS bb, s FROM t ORDER BY bb DESC NULLS FIRST, 1 ASC NULLS LAST, s
-- order by expression
SELECT a AS x FROM t ORDER BY x + m DESC, x
-- order by swapped aliases
SELECT a AS b, b AS a FROM t ORDER BY a, b
-- order by hidden column
SELECT s FROM t ORDER BY b, a
-- order by aggregate
SELECT s FROM t GROUP BY s ORDER BY count(*) DESC, s
-- order by all desc
SELECT a, b FROM t ORDER BY ALL DESC
-- limit
SELECT b FROM t ORDER BY b LIMIT 3 OFFSET 2
-- limit percent
SELECT b FROM t ORDER BY b LIMIT 50%
-- limit expression
SELECT b FROM t ORDER BY b LIMIT (SELECT count(*) FROM u) - 2
-- fetch first
SELECT b FROM t ORDER BY b FETCH FIRST 2 ROWS ONLY
-- inner join
SELECT t.a, u.c FROM t INNER JOIN u ON t.a = u.a AND u.n > 50
-- left join
SELECT t.a, u.c FROM t LEFT JOIN u ON t.a = u.a
-- right join
SELECT t.a, u.c FROM t RIGHT JOIN u ON t.a = u.a
-- full join
SELECT t.a, u.a, u.c FROM t FULL JOIN u ON t.a = u.a
-- cross join
SELECT t.a, u.c FROM t CROSS JOIN u WHERE t.a = u.a
-- comma join
SELECT t.a, u.c FROM t, u WHERE t.a = u.a
-- comma and join
SELECT x.a, y.c, z.node FROM t x, u y JOIN g z ON z.node = y.a WHERE x.a = y.a
-- using
SELECT * FROM t JOIN u USING (a)
-- using column plain
SELECT a, t.a, u.a FROM t LEFT JOIN u USING (a)
-- using full
SELECT a, c FROM t FULL JOIN u USING (a)
-- using right
SELECT a, c, b FROM t RIGHT JOIN u USING (a)
-- natural
SELECT * FROM t NATURAL JOIN u
-- three way using
SELECT a, x.c, y.c FROM u x JOIN t USING (a) JOIN u y USING (a)
-- self join
SELECT x.node, y.label FROM g x JOIN g y ON x.parent = y.node
-- nested join
SELECT t.a, u.c, g.label FROM t LEFT JOIN (u JOIN g ON u.a = g.node) ON t.a = u.a
-- nested join aliased
SELECT j.a, j.c, j.label FROM (u JOIN g ON u.a = g.node) AS j
-- semi join
SELECT t.a FROM t SEMI JOIN u ON t.a = u.a
-- anti join
SELECT t.a FROM t ANTI JOIN u USING (a)
-- positional join
SELECT * FROM u POSITIONAL JOIN g
-- asof join
SELECT h.ts, h.qty, p.price FROM h ASOF JOIN p ON h.sym = p.sym AND h.ts >= p.ts
-- asof left using
SELECT h.qty, p.price, ts FROM h ASOF LEFT JOIN p USING (sym, ts)
-- lateral subquery
SELECT t.a, z.n FROM t, LATERAL (SELECT count(*) AS n FROM u WHERE u.a = t.a) z
-- lateral implicit
SELECT t.a, z.y FROM t, (SELECT t.a + 1 AS y) z
-- lateral left join
SELECT t.a, z.c FROM t LEFT JOIN LATERAL (SELECT u.c FROM u WHERE u.a = t.a ORDER BY u.c LIMIT 1) z ON true
-- lateral chain
SELECT t.a, x.y, w.v FROM t, (SELECT t.a + 1 AS y) x, (SELECT x.y * 2 AS v) w
-- scalar subquery
SELECT a, (SELECT max(n) FROM u WHERE u.a = t.a) AS mx FROM t
-- scalar subquery same alias inside
SELECT a, (SELECT count(*) FROM t WHERE t.a = outer_t.a) FROM t AS outer_t
-- correlated twice
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND EXISTS (SELECT 1 FROM g WHERE g.node = t.a AND g.node = u.a))
-- shadowed alias with outer reference
SELECT x.a FROM t x WHERE EXISTS (SELECT 1 FROM u x2 WHERE x2.a = x.a AND x2.n > (SELECT min(x.n) FROM u x))
-- unqualified correlation
SELECT a, (SELECT min(c) FROM u WHERE n > b) FROM t
-- exists
SELECT a FROM t WHERE EXISTS (SELECT * FROM u WHERE u.a = t.a)
-- not exists
SELECT a FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.a = t.a)
-- in subquery
SELECT a FROM t WHERE a IN (SELECT a FROM u)
-- not in subquery
SELECT a FROM t WHERE a NOT IN (SELECT a FROM u WHERE a IS NOT NULL)
-- row in subquery
SELECT a FROM t WHERE (a, b) IN (SELECT a, n / 10 FROM u)
-- any all
SELECT a FROM t WHERE a > ANY (SELECT a FROM u) AND a <= ALL (SELECT n FROM u WHERE n > 0)
-- any list
SELECT a FROM t WHERE a = ANY([1, 2])
-- array subquery
SELECT ARRAY(SELECT c FROM u WHERE u.a = t.a ORDER BY c) FROM t
-- in list value
SELECT 1 IN xs, id IN [1, 2] FROM l
-- derived
SELECT z.x FROM (SELECT a AS x FROM t) z WHERE z.x > 1
-- derived column list
SELECT x, y FROM (SELECT a, b FROM t) AS z(x, y)
-- derived partial column list
SELECT * FROM (SELECT a, b, s FROM t) AS z(x)
-- derived duplicates
SELECT * FROM (SELECT a, a FROM t)
-- derived join duplicates
SELECT * FROM (SELECT * FROM t JOIN u ON t.a = u.a)
-- table column list
SELECT x, y, s FROM t AS z(x, y)
-- top duplicates
SELECT a, a, b AS a FROM t
-- values
VALUES (1, 'a'), (2, NULL)
-- values in from
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(x, y)
-- values without names
SELECT * FROM (VALUES (1, 2.5))
-- values mixed types
SELECT * FROM (VALUES (1, NULL), (2.5, 'x')) v(a, b)
-- values insert order
SELECT v.a + 1 FROM (VALUES (1), (NULL)) v(a)
-- union all
SELECT a, s FROM t UNION ALL SELECT n, c FROM u
-- union
SELECT a FROM t UNION SELECT a FROM u
-- union types
SELECT 1 AS x UNION ALL SELECT 2.5 UNION ALL SELECT NULL
-- union by name
SELECT a, s FROM t UNION ALL BY NAME SELECT c, a FROM u
-- union by name distinct
SELECT a FROM t UNION BY NAME SELECT n, a FROM u
-- intersect
SELECT a FROM t INTERSECT SELECT a FROM u
-- intersect all
SELECT a FROM t INTERSECT ALL SELECT a FROM t
-- except
SELECT a FROM t EXCEPT SELECT a FROM u
-- except all
SELECT a FROM t EXCEPT ALL SELECT a FROM u
-- set precedence
SELECT 1 AS x UNION ALL SELECT 2 EXCEPT SELECT 2 UNION ALL SELECT 3 INTERSECT SELECT 3
-- set parens
SELECT 1 AS x UNION ALL (SELECT 2 EXCEPT SELECT 2) ORDER BY x
-- set with limits inside
(SELECT a FROM t ORDER BY a LIMIT 2) UNION ALL (SELECT n FROM u ORDER BY n DESC LIMIT 1)
-- set order by
SELECT a AS x, s FROM t UNION ALL SELECT n, c FROM u ORDER BY x DESC, s LIMIT 5
-- set order by expression
SELECT a AS x FROM t UNION ALL SELECT n FROM u ORDER BY x + 1 DESC, 1
-- set order all
SELECT a FROM t UNION SELECT a FROM u ORDER BY ALL
-- order of ordered
(SELECT a, b FROM t ORDER BY b LIMIT 4) ORDER BY a LIMIT 2
-- cte
WITH x AS (SELECT a, count(*) AS n FROM t GROUP BY a) SELECT x.a, x.n FROM x WHERE n > 1
-- cte columns
WITH x(p, q) AS (SELECT a, b FROM t) SELECT p, q FROM x
-- cte chain
WITH x AS (SELECT a FROM t), y AS (SELECT a + 1 AS b FROM x) SELECT x.a, y.b FROM x JOIN y ON x.a = y.b
-- cte alias
WITH x AS (SELECT a FROM t) SELECT y.a, z.a FROM x y JOIN x z ON y.a = z.a
-- cte alias columns
WITH x AS (SELECT a, b FROM t) SELECT m, b FROM x AS y(m)
-- cte shadows table
WITH t AS (SELECT a + 100 AS a FROM t) SELECT a FROM t
-- cte nested shadow
WITH x AS (SELECT 1 AS a) SELECT * FROM (WITH x AS (SELECT 2 AS a) SELECT a FROM x) y, x
-- cte unused
WITH unused AS (SELECT 1 AS z) SELECT a FROM t
-- cte materialized
WITH x AS MATERIALIZED (SELECT a FROM t), y AS NOT MATERIALIZED (SELECT a FROM u) SELECT * FROM x JOIN y USING (a)
-- cte in subquery
SELECT a FROM t WHERE a IN (WITH x AS (SELECT a FROM u) SELECT a FROM x)
-- cte in set operation
WITH x AS (SELECT a FROM t) SELECT a FROM x UNION ALL SELECT a FROM x ORDER BY 1
-- cte correlated
SELECT a, (WITH x AS (SELECT n FROM u WHERE u.a = t.a) SELECT max(n) FROM x) FROM t
-- recursive
WITH RECURSIVE r(node, depth) AS (SELECT node, 0 FROM g WHERE parent IS NULL UNION ALL SELECT g.node, r.depth + 1 FROM g JOIN r ON g.parent = r.node) SELECT * FROM r ORDER BY node
-- recursive counter
WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10) SELECT sum(n) FROM c
-- recursive union distinct
WITH RECURSIVE c AS (SELECT 1 AS n UNION SELECT (n * 2) % 7 FROM c) SELECT n FROM c ORDER BY n
-- recursive path
WITH RECURSIVE r AS (SELECT node, label, [node] AS path FROM g WHERE parent IS NULL UNION ALL SELECT g.node, g.label, list_append(r.path, g.node) FROM g JOIN r ON g.parent = r.node) SELECT * FROM r ORDER BY node
-- recursive with plain
WITH RECURSIVE p AS (SELECT node, parent FROM g), r AS (SELECT node FROM p WHERE parent IS NULL UNION ALL SELECT p.node FROM p JOIN r ON p.parent = r.node) SELECT count(*) FROM r
-- recursive using key
WITH RECURSIVE r(a, b) USING KEY (a) AS (SELECT 1, 3 UNION (SELECT a, b - 1 FROM r WHERE b > 0)) SELECT * FROM r
-- unnest select list
SELECT id, unnest(xs) FROM l
-- unnest two lists
SELECT id, unnest(xs) AS x, unnest(ys) AS y FROM l
-- unnest struct
SELECT unnest(st) FROM l
-- unnest from
SELECT l.id, x FROM l, unnest(l.xs) AS z(x)
-- unnest from alias only
SELECT id, z.unnest FROM l, unnest(l.xs) AS z
-- unnest constant
SELECT * FROM unnest([1, 2, 3]) AS z(x)
-- unnest ordinality
SELECT l.id, x, o FROM l, unnest(l.xs) WITH ORDINALITY AS z(x, o) ORDER BY ALL
-- unnest ordinality default names
SELECT l.id, z.* FROM l, unnest(l.ys) WITH ORDINALITY AS z ORDER BY ALL
-- unnest ordinality left join
SELECT l.id, x, o FROM l LEFT JOIN unnest(l.xs) WITH ORDINALITY AS z(x, o) ON true ORDER BY ALL
-- unnest ordinality two
SELECT l.id, x, o, y, p FROM l, unnest(l.xs) WITH ORDINALITY AS z(x, o), unnest(l.ys) WITH ORDINALITY AS v(y, p) WHERE o = p ORDER BY ALL
-- unnest ordinality nested
SELECT l.id, i.name, o FROM l, unnest(l.items) WITH ORDINALITY AS z(i, o) ORDER BY l.id, o
-- unnest ordinality expression
SELECT l.id, x, o FROM l, unnest(list_filter(l.xs, lambda v: v > 1)) WITH ORDINALITY AS z(x, o) ORDER BY ALL
-- unnest ordinality aggregated
SELECT o, count(*), sum(x) FROM l, unnest(xs) WITH ORDINALITY AS z(x, o) GROUP BY o ORDER BY o
-- unnest ordinality constant
SELECT * FROM unnest(['a', 'b']) WITH ORDINALITY AS z(x, o)
-- unnest ordinality in subquery
SELECT id, (SELECT sum(x * o) FROM unnest(l.xs) WITH ORDINALITY AS z(x, o)) FROM l
-- unnest left join
SELECT l.id, x FROM l LEFT JOIN unnest(l.xs) AS z(x) ON true
-- unnest struct list
SELECT id, i.name, i.qty FROM l, unnest(items) AS z(i)
-- unnest recursive
SELECT unnest(items, recursive := true) FROM l
-- unnest chained
SELECT l.id, w FROM l, unnest(l.st.inner_.w) AS z(w)
-- generate subscripts
SELECT id, unnest(xs), generate_subscripts(xs, 1) FROM l
-- range table
SELECT * FROM range(5)
-- range alias
SELECT i FROM range(1, 10, 3) AS r(i)
-- generate series lateral
SELECT a, i FROM t, generate_series(1, a) AS r(i) WHERE a < 3
-- range dates
SELECT * FROM generate_series(DATE '2020-01-01', DATE '2020-01-03', INTERVAL 1 DAY)
-- pivot standard
SELECT * FROM q PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2') GROUP BY year) ORDER BY ALL
-- pivot implied groups
SELECT * FROM (SELECT year, quarter, amount FROM q) PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2')) ORDER BY ALL
-- pivot two aggregates
SELECT * FROM q PIVOT (sum(amount) AS total, count(*) AS n FOR quarter IN ('Q1' AS first, 'Q2' AS second) GROUP BY region) ORDER BY ALL
-- pivot two columns
SELECT * FROM q PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2') year IN (2020, 2021) GROUP BY region) ORDER BY ALL
-- pivot aliased
SELECT z.year, z."Q1" FROM q PIVOT (max(cost) FOR quarter IN ('Q1', 'Q3') GROUP BY year) AS z ORDER BY ALL
-- pivot statement
PIVOT q ON quarter IN ('Q1', 'Q2', 'Q3') USING sum(amount), max(cost) GROUP BY region ORDER BY region
-- pivot of join
SELECT * FROM (SELECT q.region, q.quarter, q.amount + u.n AS v FROM q JOIN u ON u.a = 1) PIVOT (sum(v) FOR quarter IN ('Q1', 'Q2')) ORDER BY ALL
-- unpivot standard
SELECT * FROM w UNPIVOT (val FOR name IN (wide1, wide2, wide3)) ORDER BY ALL
-- unpivot include nulls
SELECT * FROM w UNPIVOT INCLUDE NULLS (val FOR name IN (wide1 AS one, wide3 AS three)) ORDER BY ALL
-- unpivot statement
UNPIVOT w ON wide1, wide2, wide3, wide4 INTO NAME n VALUE v
-- unpivot groups
SELECT * FROM w UNPIVOT ((x, y) FOR name IN ((wide1, wide2) AS first, (wide3, wide4) AS second)) ORDER BY ALL
-- unpivot columns
UNPIVOT w ON COLUMNS('wide[12]') INTO NAME n VALUE v
-- quoted names
SELECT "select", "Mixed Case", "a.b", t.a, "Odd Name".t.a FROM "Odd Name"
-- alias equal to struct column
SELECT t.t.a, t.a FROM (SELECT {'a': 1} AS t, 5 AS a) AS t
-- alias same as column
SELECT a.a FROM u AS a WHERE a.n > 0
-- case insensitive
SELECT A, T.B AS Bee FROM T
-- main schema
SELECT t.a FROM main.t
-- empty table
SELECT id, name, sum(val) FROM e GROUP BY id, name
-- empty aggregate
SELECT count(*), sum(val), max(name), list(id) FROM e
-- sample repeatable
SELECT count(*) FROM t TABLESAMPLE reservoir(3 ROWS) REPEATABLE (7)
-- using sample
SELECT count(*) FROM (SELECT * FROM t USING SAMPLE reservoir(4 ROWS) REPEATABLE (3))
-- stable volatile
SELECT a FROM t WHERE random() >= 0
-- alias of volatile grouped
SELECT count(*) FROM (SELECT random() AS r FROM t GROUP BY r)
-- json
SELECT json_extract('{"a": [1, {"b": 2}]}'::JSON, '$.a[1]') ->> 'b', '{"x": 5}' -> 'x'
-- deep derived
SELECT x4 FROM (SELECT x3 + 1 AS x4 FROM (SELECT x2 + 1 AS x3 FROM (SELECT x1 + 1 AS x2 FROM (SELECT a AS x1 FROM t))))
-- union in derived with correlation
SELECT t.a, (SELECT sum(v) FROM (SELECT n AS v FROM u WHERE u.a = t.a UNION ALL SELECT t.b)) FROM t WHERE b < 100
-- exists in select list
SELECT a, EXISTS (SELECT 1 FROM u WHERE u.a = t.a) AS has FROM t
-- subquery in join condition
SELECT t.a, u.c FROM t JOIN u ON t.a = u.a AND u.n >= (SELECT min(n) FROM u)
-- subquery in group by
SELECT (SELECT max(a) FROM u) AS m, count(*) FROM t GROUP BY m
-- having with subquery
SELECT a, count(*) FROM t GROUP BY a HAVING count(*) >= (SELECT count(*) FROM u) / 3
-- order by subquery
SELECT a FROM t ORDER BY (SELECT max(n) FROM u WHERE u.a = t.a), a, b
-- between columns
SELECT t.a FROM t JOIN u ON t.b BETWEEN u.n - 200 AND u.n
-- case in aggregate
SELECT sum(CASE WHEN f THEN m ELSE 0 END), count(CASE WHEN a > 1 THEN 1 END) FROM t
-- boolean logic
SELECT a FROM t WHERE (a = 1 OR b = 20) AND NOT (s = 'y' AND f) OR (a IS NULL AND (b > 5 OR d < 0))
-- arithmetic precedence
SELECT (1 + 2) * 3, 1 + 2 * 3, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 10 - (3 - 2), 10 - 3 - 2, 8 / (4 / 2), NOT (true AND false), 1 - (-1)
-- bit and concat precedence
SELECT 1 | 2 & 3, (1 | 2) & 3, 'a' || 'b' = 'ab', ('a' || 1) || 2, 1 << 2 + 1, (1 << 2) + 1
-- comparison nesting
SELECT (1 = 1) = true, (a IS NULL) = false, (a > 1) IS NULL, NOT a IN (1, 2) FROM t
-- try cast failing
SELECT TRY_CAST('x' AS INTEGER), TRY_CAST(NULL AS DATE), CAST(NULL AS VARCHAR)
-- enum cast
SELECT 'a'::ENUM('a', 'b'), s::VARCHAR FROM t LIMIT 1
-- union type
SELECT union_value(num := 1)
-- array type
SELECT [1, 2, 3]::INTEGER[3], array_value(1, 2)
-- date functions
SELECT date_diff('day', dt, DATE '2020-03-01'), dt - DATE '2020-01-01', last_day(dt), strftime(ts, '%Y-%m') FROM t
-- regexp
SELECT regexp_matches(s, 'x'), regexp_replace(s, 'x', 'y', 'g'), regexp_extract(s, '(x)', 1) FROM t
-- format
SELECT format('{}-{}', a, s), printf('%d', a) FROM t
-- at position
SELECT #1, #2 FROM u
-- ordered derived with limit
SELECT sum(b) FROM (SELECT b FROM t ORDER BY b LIMIT 3)
-- window in derived filter
SELECT * FROM (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY b) AS rn FROM t) WHERE rn = 1
-- grouped join
SELECT u.c, sum(t.m) AS total FROM t JOIN u USING (a) GROUP BY u.c HAVING sum(t.m) > 0 ORDER BY total DESC, u.c
-- same table three scopes
SELECT t.a FROM t WHERE t.b > (SELECT avg(t.b) FROM t WHERE t.b < (SELECT max(t.b) FROM t))
-- outer alias used two levels down under same name
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM (SELECT u.a AS z FROM u WHERE u.a = t.a) AS k WHERE k.z = t.a)
-- list aggregate of struct
SELECT a, list({'s': s, 'b': b} ORDER BY b) FROM t GROUP BY a ORDER BY a
-- count distinct struct
SELECT count(DISTINCT (a, s)) FROM t
-- nested unnest
SELECT id, unnest(list_transform(items, lambda i: i.qty)) FROM l
-- implicit string to date
SELECT a FROM t WHERE dt > '2020-01-15' AND ts < '2021-01-01'
-- implicit casts in in list
SELECT a FROM t WHERE b IN (10, 20, NULL) OR m IN (10.25, 7)
-- aggregates on booleans
SELECT count(*) FILTER (f), count(*) FILTER (WHERE NOT f), sum(f::INTEGER) FROM t
