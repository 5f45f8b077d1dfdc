-- Queries that rewrites of other tools got wrong, or that invite it; over the tables of the corpus.
-- Outer joins: filters and computed columns on the side that may be missing.
SELECT t.a, d.c FROM t LEFT JOIN (SELECT a, c FROM u WHERE n > 100) AS d ON d.a = t.a;
SELECT t.a, d.e FROM t LEFT JOIN (SELECT a, coalesce(c, 'none') AS e FROM u) AS d ON d.a = t.a;
SELECT t.a, d.e FROM t LEFT JOIN (SELECT a, 1 AS e FROM u) AS d ON d.a = t.a;
SELECT t.a, d.c FROM t LEFT JOIN (SELECT a, c FROM u) AS d ON d.a = t.a WHERE d.c IS NULL;
SELECT t.a, d.c FROM t LEFT JOIN (SELECT a, c FROM u) AS d ON d.a = t.a AND t.b > 10;
SELECT d.a, e.c FROM (SELECT a FROM t WHERE b > 5) AS d FULL JOIN (SELECT a, c FROM u WHERE n > 0) AS e ON d.a = e.a;
SELECT d.a, u.c FROM (SELECT a, b FROM t WHERE b > 5) AS d FULL JOIN u ON d.a = u.a WHERE u.c IS NULL OR d.b > 10;
SELECT d.a, u.c FROM (SELECT a FROM t WHERE s IS NOT NULL) AS d RIGHT JOIN u ON d.a = u.a;
SELECT u.c, d.a FROM u LEFT JOIN (SELECT t.a, x.n FROM t JOIN u AS x ON x.a = t.a) AS d ON d.n = u.n;
SELECT u.c FROM u LEFT JOIN (SELECT a FROM t) AS d ON d.a = u.a LEFT JOIN (SELECT a AS z FROM u) AS e ON e.z = d.a WHERE e.z IS NULL;
SELECT count(*) AS n FROM u LEFT JOIN (SELECT a FROM t WHERE a IS NULL) AS d ON TRUE;
SELECT u.c FROM u ANTI JOIN (SELECT a FROM t WHERE b > 10) AS d ON d.a = u.a;
SELECT u.c FROM u SEMI JOIN (SELECT a + 0 AS z FROM t) AS d ON d.z = u.a;
-- Aliases that shadow.
SELECT t.a FROM (SELECT t.a, u.c FROM t JOIN u ON t.a = u.a) AS t JOIN u ON t.c = u.c;
SELECT a AS b, b AS a FROM (SELECT a, b FROM t) AS d WHERE a > 1 ORDER BY 1, 2;
SELECT a AS b FROM (SELECT b AS a, a AS b FROM t) AS d WHERE b > 1;
WITH t AS (SELECT a, c FROM u) SELECT t.a, t.c FROM t WHERE EXISTS (SELECT 1 FROM (SELECT t.a FROM t) AS x WHERE x.a = t.a);
WITH x AS (SELECT a FROM t) SELECT x.a FROM (WITH x AS (SELECT a FROM u) SELECT a FROM x) AS d JOIN x ON x.a = d.a;
SELECT T.a FROM (SELECT A FROM T) AS T, (SELECT a FROM u) AS U WHERE T.A = U.A;
SELECT u.a FROM u WHERE u.a IN (SELECT u.a FROM (SELECT a FROM t WHERE b > 5) AS u);
-- Correlated subqueries.
SELECT u.c FROM u WHERE EXISTS (SELECT 1 FROM (SELECT a, b FROM t) AS d WHERE d.a = u.a AND d.b > 10);
SELECT u.c FROM u WHERE NOT EXISTS (SELECT 1 FROM (SELECT a FROM t WHERE b > 10) AS d WHERE d.a = u.a);
SELECT u.c, (SELECT count(*) FROM (SELECT a FROM t WHERE t.a = u.a) AS d) AS n FROM u;
SELECT u.c, (SELECT max(d.b) FROM (SELECT a, b FROM t) AS d WHERE d.a = u.a) AS n FROM u;
SELECT u.c FROM u WHERE u.n NOT IN (SELECT d.b FROM (SELECT b, a FROM t) AS d WHERE d.a = u.a);
SELECT u.c FROM u WHERE u.n > ALL (SELECT d.b FROM (SELECT b FROM t WHERE b IS NOT NULL) AS d);
SELECT u.c, (SELECT d.x FROM (SELECT sum(b) AS x FROM t WHERE t.a = u.a) AS d) AS x FROM u;
SELECT d.n, u.c FROM u JOIN (SELECT (SELECT count(*) FROM t WHERE t.a = x.a) AS n, x.a FROM u AS x) AS d ON d.a = u.a;
-- Set operations.
SELECT a FROM (SELECT a, b FROM t UNION SELECT a, n FROM u) AS d;
SELECT a FROM (SELECT a, b FROM t UNION ALL SELECT a, n FROM u) AS d WHERE a > 1;
SELECT a FROM (SELECT a, b FROM t EXCEPT SELECT a, n FROM u) AS d;
SELECT a FROM (SELECT a, b FROM t INTERSECT ALL SELECT a, b FROM t) AS d;
SELECT n FROM (SELECT a, b AS n FROM t UNION ALL BY NAME SELECT n, c FROM u) AS d;
SELECT a, n FROM (SELECT a, b AS n FROM t UNION BY NAME SELECT n, a FROM u) AS d WHERE n > 10;
(SELECT a FROM t ORDER BY a NULLS FIRST LIMIT 2) UNION ALL (SELECT d.a FROM (SELECT a FROM u ORDER BY a DESC NULLS LAST LIMIT 2) AS d);
SELECT d.a FROM (SELECT a FROM t UNION ALL SELECT a FROM u) AS d UNION SELECT e.a FROM (SELECT a FROM u) AS e;
SELECT d.x FROM (SELECT 1 AS x UNION ALL SELECT 2.5) AS d WHERE d.x > 1;
SELECT d.a FROM (SELECT a FROM t UNION ALL SELECT NULL) AS d WHERE d.a IS NULL;
-- Windows, limits and DISTINCT as barriers.
SELECT * FROM (SELECT a, row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST) AS r FROM t) AS d WHERE r = 1 AND a > 1;
SELECT * FROM (SELECT a, sum(b) OVER (ORDER BY a NULLS FIRST RANGE UNBOUNDED PRECEDING) AS r FROM t WHERE b < 100) AS d WHERE a = 2;
SELECT d.a FROM (SELECT a, count(*) OVER () AS n FROM t) AS d WHERE d.a = 2;
SELECT d.n FROM (SELECT a, count(*) OVER () AS n FROM t) AS d WHERE d.a = 2;
SELECT d.a FROM (SELECT a, b FROM t ORDER BY b NULLS FIRST, a LIMIT 3) AS d WHERE d.a = 1;
SELECT d.a FROM (SELECT a FROM t WHERE a IS NOT NULL ORDER BY a OFFSET 2) AS d;
SELECT d.s FROM (SELECT DISTINCT a, s FROM t) AS d;
SELECT count(*) AS n FROM (SELECT DISTINCT a, s FROM t) AS d;
SELECT d.a FROM (SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b NULLS FIRST) AS d;
SELECT d.b FROM (SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b NULLS FIRST) AS d WHERE d.b > 10;
SELECT d.a FROM (SELECT a, b FROM t QUALIFY row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST) = 1) AS d WHERE d.b > 10;
SELECT DISTINCT d.e FROM (SELECT a % 2 AS e FROM t) AS d ORDER BY d.e NULLS FIRST;
SELECT sum(d.e) OVER (ORDER BY d.e NULLS FIRST) AS x FROM (SELECT a AS e FROM t) AS d;
-- Groups and aggregates.
SELECT d.e, count(*) AS n FROM (SELECT a + 1 AS e FROM t) AS d GROUP BY d.e;
SELECT d.e + 1 AS f, count(*) AS n FROM (SELECT a * 2 AS e FROM t) AS d GROUP BY d.e HAVING d.e > 2;
SELECT d.e, d.f, count(*) AS n FROM (SELECT a + 1 AS e, s AS f FROM t) AS d GROUP BY ROLLUP (d.e, d.f);
SELECT d.f, grouping(d.f) AS g, count(*) AS n FROM (SELECT s AS f FROM t) AS d GROUP BY CUBE (d.f);
SELECT d.one, count(*) AS n FROM (SELECT 1 AS one, a FROM t) AS d GROUP BY d.one;
SELECT count(*) AS n FROM (SELECT a FROM t WHERE FALSE) AS d;
SELECT sum(d.n) AS n FROM (SELECT count(*) AS n FROM t GROUP BY a) AS d;
SELECT max(d.n) AS n FROM (SELECT count(*) AS n FROM t) AS d WHERE d.n > 100;
SELECT 1 AS x FROM (SELECT count(*) AS n FROM t WHERE FALSE) AS d;
SELECT d.m FROM (SELECT max(a) AS m, min(a) AS k FROM t GROUP BY ALL) AS d;
SELECT sum(d.e) FILTER (WHERE d.f) AS n FROM (SELECT a AS e, b > 10 AS f FROM t) AS d;
SELECT string_agg(d.e, ',' ORDER BY d.e) AS n FROM (SELECT s || '!' AS e FROM t) AS d;
-- Laterals and row sources.
SELECT d.x, l.id FROM l, LATERAL (SELECT unnest(l.xs) AS x) AS d;
SELECT d.id, e.x FROM (SELECT id, xs FROM l WHERE id > 1) AS d, unnest(d.xs) AS e(x);
SELECT d.id, e.x FROM (SELECT id, list_filter(xs, lambda x: x > 1) AS ys FROM l) AS d, unnest(d.ys) AS e(x);
SELECT d.id, unnest(d.ys) AS y FROM (SELECT id, ys FROM l) AS d;
SELECT d.y FROM (SELECT id, unnest(ys) AS y FROM l) AS d WHERE d.y = 'y';
SELECT d.id FROM (SELECT id, unnest(ys) AS y FROM l) AS d;
SELECT u.c, d.b FROM u LEFT JOIN LATERAL (SELECT t.b FROM t WHERE t.a = u.a) AS d ON TRUE;
SELECT u.c, d.b FROM u CROSS JOIN LATERAL (SELECT t.b + u.n AS b FROM t WHERE t.a = u.a) AS d WHERE d.b > 50;
SELECT u.c, e.z FROM u, LATERAL (SELECT d.b AS z FROM (SELECT b, a FROM t) AS d WHERE d.a = u.a) AS e;
SELECT d.st.k AS k FROM (SELECT st FROM l) AS d WHERE d.st.k > 1;
SELECT d.k FROM (SELECT st.k AS k, st.v AS v FROM l) AS d WHERE d.v = 'q';
SELECT list_transform(d.xs, lambda x: x + d.e) AS ys FROM (SELECT xs, id * 2 AS e FROM l) AS d;
-- Types that a constant or NULL would change.
SELECT d.one + d.b AS x FROM (SELECT 1 AS one, b FROM t) AS d;
SELECT d.z || d.s AS x FROM (SELECT NULL AS z, s FROM t) AS d;
SELECT d.day = d.dt AS x FROM (SELECT '2020-01-01' AS day, dt FROM t) AS d;
SELECT d.k + 1 AS x FROM (SELECT CASE WHEN a > 1 THEN 1 ELSE 2 END AS k FROM t) AS d;
SELECT d.k::TINYINT + 1::TINYINT AS x FROM (SELECT 3 AS k, a FROM t) AS d;
SELECT d.m * d.m AS x FROM (SELECT m / 2 AS m FROM t WHERE a < 3) AS d;
-- CTEs.
WITH x AS (SELECT a, b FROM t), y AS (SELECT a FROM x WHERE b > 10) SELECT y.a, x.b FROM y JOIN x ON x.a = y.a;
WITH x AS (SELECT a, b FROM t WHERE b > 5), y AS (SELECT a + 1 AS e FROM x) SELECT e FROM y WHERE e > 2;
WITH x AS MATERIALIZED (SELECT a, b FROM t) SELECT x.a FROM x WHERE x.b > 10;
WITH x(p, q) AS (SELECT a, b FROM t) SELECT q FROM x WHERE p = 2;
WITH RECURSIVE r AS (SELECT node, parent, 0 AS depth FROM g WHERE parent IS NULL UNION ALL SELECT d.node, d.parent, d.depth FROM (SELECT g.node, g.parent, r.depth + 1 AS depth FROM g JOIN r ON g.parent = r.node) AS d) SELECT node, depth FROM (SELECT * FROM r) AS e WHERE depth > 0;
WITH RECURSIVE r AS (SELECT d.node FROM (SELECT node, label FROM g WHERE label = 'l') AS d UNION SELECT g.node FROM g JOIN r ON g.parent = r.node) SELECT node FROM r;
WITH x AS (SELECT a FROM t LIMIT 0) SELECT count(*) AS n FROM x;
WITH x AS (SELECT a FROM t), x2 AS (SELECT a FROM x) SELECT (SELECT max(a) FROM x2) AS m, u.c FROM u WHERE u.a IN (SELECT a FROM x);
-- ASOF and POSITIONAL.
SELECT d.sym, p.price FROM (SELECT ts, sym FROM h WHERE qty > 10) AS d ASOF JOIN p ON d.sym = p.sym AND d.ts >= p.ts;
SELECT h.qty, d.price FROM h ASOF LEFT JOIN (SELECT ts, sym, price FROM p WHERE price > 1) AS d ON h.sym = d.sym AND h.ts >= d.ts;
SELECT d.c, e.c AS f FROM (SELECT c FROM u WHERE n > 100 ORDER BY c LIMIT 2) AS d POSITIONAL JOIN (SELECT c FROM u ORDER BY c LIMIT 3) AS e;
-- PIVOT and UNPIVOT.
SELECT * FROM (SELECT quarter, region, amount FROM q) AS d PIVOT (sum(amount) FOR quarter IN ('Q1', 'Q2')) AS p;
SELECT * FROM (SELECT wide1 AS Alpha, wide2 AS Beta FROM w) AS d UNPIVOT (v FOR k IN (Alpha, Beta)) AS x;
-- Equal subqueries, self-joins.
SELECT a.n, b.n AS m FROM (SELECT count(*) AS n FROM t) AS a, (SELECT count(*) AS n FROM t) AS b;
SELECT a.a, b.s FROM (SELECT a, s FROM t) AS a JOIN (SELECT a, s FROM t) AS b ON a.a = b.a AND a.s <> b.s;
SELECT a.r = b.r AS same FROM (SELECT random() AS r) AS a, (SELECT random() AS r) AS b;
SELECT a.a FROM (SELECT a FROM t WHERE b > 10) AS a WHERE a.a IN (SELECT b.a FROM (SELECT a FROM t WHERE b > 10) AS b);
-- Shields: a filter below that a condition above relies on.
SELECT d.s FROM (SELECT s FROM t WHERE s IN ('1', '2')) AS d WHERE d.s::INTEGER > 0;
SELECT d.s::INTEGER AS n FROM (SELECT s FROM t WHERE s IN ('1', '2')) AS d;
SELECT CASE WHEN d.ok THEN d.s::INTEGER END AS n FROM (SELECT s, FALSE AS ok FROM t) AS d;
SELECT d.e FROM (SELECT s, a FROM t WHERE s = '7') AS c, LATERAL (SELECT c.s::INTEGER AS e) AS d
