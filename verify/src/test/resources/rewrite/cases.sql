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
;
-- Filters: what DISTINCT and GROUP BY call equal, and a condition does not.
SELECT d.d FROM (SELECT DISTINCT d FROM t) AS d WHERE d.d = 0;
SELECT d.d, d.n FROM (SELECT d, count(*) AS n FROM t GROUP BY d) AS d WHERE d.d <= 1.5;
SELECT d.d FROM (SELECT DISTINCT d FROM t) AS d WHERE d.d::VARCHAR LIKE '%N%';
SELECT d.d FROM (SELECT d FROM t UNION SELECT 0.0::DOUBLE) AS d WHERE d.d > '-Infinity'::DOUBLE;
SELECT d.s FROM (SELECT DISTINCT s COLLATE NOCASE AS s FROM t) AS d WHERE d.s IS NOT NULL;
SELECT d.n FROM (SELECT count(*) AS n FROM t) AS d WHERE d.n < 0;
SELECT d.n FROM (SELECT count(*) AS n FROM t WHERE a = 99) AS d WHERE d.n = 0;
SELECT d.a, d.n FROM (SELECT a, count(*) AS n FROM t GROUP BY a) AS d WHERE d.a IS NULL AND d.n = 1;
SELECT d.a, d.n FROM (SELECT a, s, count(*) AS n FROM t GROUP BY CUBE (a, s)) AS d WHERE d.a = 1;
SELECT d.one, d.n FROM (SELECT 1 AS one, count(*) AS n FROM t GROUP BY a) AS d WHERE d.one = 2;
SELECT d.a FROM (SELECT a FROM t GROUP BY a HAVING sum(b) > 10) AS d WHERE d.a = 1;
SELECT d.a FROM (SELECT a, b FROM t WHERE s = 'x') AS d WHERE 10 / d.b > 0;
SELECT d.a, e.c FROM (SELECT a, s FROM t) AS d RIGHT JOIN (SELECT a, c FROM u) AS e ON d.a = e.a AND d.s = 'x' AND e.c = 'one';
SELECT d.a, e.c FROM (SELECT a, s FROM t) AS d FULL JOIN (SELECT a, c FROM u) AS e ON d.a = e.a AND d.s = 'x' WHERE e.c = 'one';
SELECT d.x FROM (SELECT a AS x FROM t UNION ALL SELECT n FROM u UNION ALL SELECT 7) AS d WHERE d.x BETWEEN 2 AND 7;
SELECT d.x FROM (SELECT a AS x FROM t EXCEPT ALL SELECT a FROM u) AS d WHERE d.x > 1;
SELECT d.x FROM (SELECT a::BIGINT AS x FROM t UNION ALL SELECT b FROM t) AS d WHERE d.x > 3;
WITH x AS (SELECT a, n FROM u) SELECT t.a FROM t WHERE t.a IN (SELECT x.a FROM x WHERE x.n > 100);
WITH x AS (SELECT a, s FROM t), y AS (SELECT a FROM x WHERE s = 'x') SELECT y.a, z.a AS b FROM y JOIN y AS z ON y.a = z.a WHERE y.a = 1;
-- Subqueries of conditions: NULLs on either side, empty groups, duplicates, several levels.
SELECT t.a FROM t WHERE t.a NOT IN (SELECT a FROM u);
SELECT t.a FROM t WHERE t.a NOT IN (SELECT a FROM u WHERE a IS NOT NULL);
SELECT t.a FROM t WHERE t.a NOT IN (SELECT a FROM u WHERE a IS NOT NULL) AND t.a IS NOT NULL;
SELECT t.a FROM t WHERE t.a NOT IN (SELECT a FROM u WHERE a > 100);
SELECT t.a, t.b FROM t WHERE t.a NOT IN (SELECT coalesce(a, 0) FROM u WHERE u.n = t.b) AND t.a > 0;
SELECT t.a FROM t WHERE NOT (t.a = ANY (SELECT a FROM u)) OR t.a IS NULL;
SELECT t.a FROM t WHERE (t.a IN (SELECT a FROM u)) IS NULL;
SELECT t.a FROM t WHERE t.a <> ALL (SELECT a FROM u WHERE FALSE);
SELECT t.a FROM t WHERE EXISTS (SELECT NULL FROM u WHERE u.a = t.a);
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND u.n > t.b AND u.c <> t.s);
SELECT t.a FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND u.n > 150);
SELECT t.a FROM t WHERE EXISTS (SELECT max(u.n) FROM u WHERE u.a = t.a);
SELECT t.a FROM t WHERE EXISTS (SELECT u.a FROM u WHERE u.a = t.a GROUP BY u.a HAVING count(*) > 1);
SELECT t.a FROM t WHERE EXISTS (SELECT unnest(l.xs) FROM l WHERE l.id = t.a);
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND EXISTS (SELECT 1 FROM g WHERE g.node = u.a AND g.parent = t.a));
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u LEFT JOIN g ON g.node = u.a WHERE u.a = t.a AND g.parent IS NULL);
SELECT t.a FROM t WHERE t.d IN (SELECT d FROM t WHERE a > 1);
SELECT t.a FROM t WHERE t.a IN (SELECT n / 100 FROM u);
SELECT t.a FROM t WHERE t.a IN (SELECT b FROM t);
SELECT t.a FROM t WHERE (t.a, t.s) IN (SELECT a, s FROM t WHERE b > 5);
SELECT u.c, (SELECT count(*) FROM t WHERE t.a = u.a) AS n FROM u;
SELECT u.c, (SELECT count(t.s) FROM t WHERE t.a = u.a) + 1 AS n FROM u;
SELECT u.c, (SELECT count(*) FROM t WHERE t.a = u.a AND t.b > 15) = 0 AS n FROM u;
SELECT u.c, (SELECT coalesce(sum(t.b), -1) FROM t WHERE t.a = u.a AND t.b < 100) AS n FROM u;
SELECT u.c, (SELECT sum(t.b) IS NULL FROM t WHERE t.a = u.a AND t.b < 100) AS n FROM u;
SELECT u.c, (SELECT CASE WHEN count(*) = 0 THEN 'none' ELSE 'some' END FROM t WHERE t.a = u.a) AS n FROM u;
SELECT u.c, (SELECT max(t.d) FROM t WHERE t.a = u.a AND t.s = u.c) AS n FROM u;
SELECT u.c, (SELECT max(t.b) FROM t WHERE t.d = u.n) AS n FROM u;
SELECT u.c, (SELECT min(t.b) FROM t WHERE t.a = u.a AND t.a = u.n / 100) AS n FROM u;
SELECT u.c FROM u WHERE 0 = (SELECT count(*) FROM t WHERE t.a = u.a);
SELECT u.c FROM u WHERE (SELECT sum(t.b) FROM t WHERE t.a = u.a AND t.b < 100) IS NULL;
SELECT u.c, count(*) AS n FROM u WHERE u.n > (SELECT avg(x.n) FROM u AS x WHERE x.a = u.a) GROUP BY u.c;
SELECT u.c, sum((SELECT count(*) FROM t WHERE t.a = u.a)) AS n FROM u GROUP BY u.c;
SELECT u.c, (SELECT string_agg(t.s, ',' ORDER BY t.s) FROM t WHERE t.a = u.a) AS n FROM u;
SELECT u.c, (SELECT list(t.b ORDER BY t.b) FROM t WHERE t.a = u.a) AS n FROM u;
SELECT u.c, (SELECT count(*) FROM t WHERE t.a = u.a OR u.a IS NULL) AS n FROM u;
SELECT u.c, (SELECT (SELECT count(*) FROM g WHERE g.parent = t.a) FROM t WHERE t.b = u.n) AS n FROM u;
SELECT u.c, rank() OVER (ORDER BY (SELECT count(*) FROM t WHERE t.a = u.a)) AS r FROM u;
SELECT d.c, d.n FROM (SELECT u.c, (SELECT count(*) FROM t WHERE t.a = u.a) AS n FROM u) AS d WHERE d.n = 0;
-- Joins: conditions in WHERE, outer joins in between, sides that nobody reads.
SELECT * FROM t, u, g WHERE t.a = g.node AND g.parent = u.a;
SELECT t.s, u.c FROM t, u WHERE t.a = u.a AND t.b > 5 AND (u.n > 100 OR t.s = 'x');
SELECT t.s, u.c FROM t, u WHERE t.a = u.n / 100;
SELECT t.s, u.c, g.label FROM t LEFT JOIN g ON t.a = g.node, u WHERE g.parent = u.a;
SELECT t.s, u.c, g.label FROM t, u FULL JOIN g ON u.a = g.node WHERE t.a = g.node;
SELECT t.s, x.v FROM t, unnest([1, 2, 3]) AS x(v) WHERE t.a = x.v;
SELECT l.id, x.v FROM l, unnest(l.xs) AS x(v) WHERE l.id = x.v;
SELECT count(*) AS n FROM t, u, g WHERE t.a = u.a;
SELECT t.a FROM t LEFT JOIN (SELECT DISTINCT a FROM u) AS d ON t.a = d.a;
SELECT t.a FROM t LEFT JOIN (SELECT a, max(n) AS n FROM u GROUP BY a) AS d ON t.a = d.a AND d.n > 100;
SELECT t.a FROM t LEFT JOIN (SELECT a FROM u) AS d ON t.a = d.a;
SELECT DISTINCT t.s FROM t LEFT JOIN u ON t.a < u.n;
SELECT t.s, count(*) AS n FROM t LEFT JOIN (SELECT DISTINCT a FROM u) AS d ON t.a = d.a GROUP BY t.s;
SELECT t.a FROM (SELECT DISTINCT a FROM u) AS d RIGHT JOIN t ON t.a = d.a;
SELECT t.a FROM t CROSS JOIN (SELECT max(n) AS n FROM u WHERE FALSE) AS d;
SELECT t.a FROM t LEFT JOIN (SELECT DISTINCT d FROM t) AS d ON t.d = d.d;
SELECT t.a FROM t LEFT JOIN (SELECT a FROM u GROUP BY ROLLUP (a)) AS d ON t.a = d.a;
-- Conditions: three values, constants, spellings.
SELECT a FROM t WHERE NOT (a = 1 AND s = 'x');
SELECT a FROM t WHERE (a = 1 AND b > 5) OR (a = 1 AND s IS NULL) OR (a = 2 AND b > 5);
SELECT a, (a = 1 OR NULL) AS p, (a = 1 AND NULL) AS q, NOT (a > 1 OR f) AS r FROM t;
SELECT a FROM t WHERE d = d AND NOT (d < 1.5);
SELECT a, d > 1 AS x, NOT (d > 1) AS y, NOT (d IN (1.5, 2.5)) AS z FROM t;
SELECT a FROM t WHERE dt > '2020-01-15' AND ts < '2020-06-01' AND dt BETWEEN '2019-01-01' AND '2021-12-31';
SELECT a, dt + INTERVAL '1' MONTH AS x, ts - INTERVAL 90 DAY AS y, INTERVAL '1 week' AS z, to_hours(36) AS w FROM t WHERE a = 1;
SELECT a FROM t WHERE dt IN ('2020-01-01', '1970-01-01');
SELECT a, concat(s, NULL) AS x, concat('a', 'b', 'c') AS y, s || NULL AS z FROM t;
SELECT a + (1 + 1) AS x, a::TINYINT + (1 + 1) AS y, m * (2 + 3) AS z, m * 5 AS w FROM t WHERE a < 5;
SELECT CASE WHEN FALSE THEN 1.5 ELSE a END AS x, CASE WHEN TRUE THEN 'a' ELSE s END AS y FROM t;
SELECT a > 1 AS p, count(*) AS n FROM t GROUP BY a > 1 HAVING NOT (a > 1);
SELECT NOT (a > 1) AS p, 1 + 1 AS two, count(1) AS n FROM t GROUP BY a > 1, 1 + 1;
SELECT substr(s, 1, 1) AS x, count(*) AS n FROM t GROUP BY substr(s, 1, 1);
SELECT a FROM t WHERE f = TRUE AND (a = 1) <> FALSE;
SELECT a FROM t WHERE s NOT LIKE 'x%' AND NOT (s NOT LIKE 'y%') AND NOT (s ILIKE 'z');
SELECT a FROM t ORDER BY 1 + 1, a NULLS FIRST;
SELECT coalesce(a, 1) = 2 AS x FROM t WHERE coalesce(a, 1) >= 1;
SELECT a FROM t JOIN u USING (a) WHERE a = 1 + 1 AND (n = 200 OR (n IS NULL AND c = 'zwei'));
-- An outer join inside a subquery binds closer than the join around it.
SELECT t.b, d.c FROM t JOIN (SELECT u.a, x.c FROM u RIGHT JOIN u AS x ON u.n = x.a) AS d ON t.a = d.a;
SELECT t.b, d.c FROM t FULL JOIN (SELECT u.a, x.c FROM u JOIN u AS x ON u.a = x.a) AS d ON t.a = d.a;
SELECT t.b, d.n FROM t LEFT JOIN u AS y ON y.a = t.a LEFT JOIN (SELECT u.a, x.n FROM u JOIN u AS x ON u.a = x.a) AS d ON d.a = y.a;
SELECT t.a, u.c FROM t RIGHT JOIN u ON t.a = u.a WHERE u.n > 100;
-- Constants under the names of columns.
SELECT d.a, sum(d.b) AS b FROM (SELECT 6 AS a, b FROM t WHERE b < 100) AS d GROUP BY d.a;
SELECT sum(d.b) AS b FROM (SELECT 6 AS a, b FROM t WHERE b < 100) AS d GROUP BY d.a ORDER BY d.a;
SELECT d.a, sum(d.n) AS b FROM (SELECT 6 AS a, n FROM u) AS d CROSS JOIN t GROUP BY d.a;
-- Names that are taken by what is merged.
WITH x AS (SELECT t.a, z.c FROM t LEFT JOIN u AS z ON t.a = z.a) SELECT x.a, y.n FROM x LEFT JOIN u AS y ON x.a = y.a;
WITH x AS (SELECT z.a FROM u AS z) SELECT t.b, y.c FROM t LEFT JOIN u AS y ON y.a = t.a LEFT JOIN x AS z ON z.a = t.a;
SELECT i.a FROM (SELECT o.a FROM (SELECT o.a FROM t AS o LEFT JOIN u AS i ON o.a = i.a) AS o LEFT JOIN u AS i ON o.a = i.a) AS i;
SELECT a FROM (SELECT a, row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST, s NULLS FIRST) AS row_num FROM t) AS d WHERE row_num = 1;
-- Columns that only something between, or only an order, needs.
WITH x AS (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST) AS i FROM t QUALIFY i = 1) SELECT a FROM x;
WITH x AS (SELECT a, n FROM u), y AS (SELECT CASE WHEN (SELECT max(n) FROM x) > 5 THEN a END AS e FROM t) SELECT e FROM y;
WITH x AS (SELECT a FROM t), y AS (SELECT a FROM x GROUP BY 1) SELECT x.a FROM x LEFT JOIN y ON x.a = y.a;
SELECT d.a FROM (SELECT a, b FROM t UNION ALL SELECT a, n FROM u ORDER BY b NULLS FIRST, a NULLS FIRST LIMIT 3) AS d;
SELECT d.a FROM (WITH x AS (SELECT a, b, s, d FROM t) (SELECT a, b, s FROM x)) AS d;
SELECT d.a FROM (SELECT a, b FROM t UNION ALL (SELECT a, n FROM u EXCEPT SELECT a, b FROM t)) AS d;
-- Conditions over several joins.
SELECT t.b, u.c FROM t JOIN u ON u.a = t.a JOIN u AS x ON x.a = u.a WHERE (u.n = 100 AND x.c = 'one') OR (u.n = 200 AND x.c = 'zwei');
SELECT t.b, u.c FROM t LEFT JOIN u ON u.a = t.a JOIN u AS x ON x.a = t.a WHERE (u.n = 100 AND x.c = 'one') OR (u.n IS NULL AND x.c = 'zwei');
-- Truth values that are computed below and asked above.
SELECT a, f FROM (SELECT a, f, a = 1 OR f AS d FROM t) AS x WHERE d = FALSE;
SELECT a, f FROM (SELECT a, f, a = 1 AND f AS d FROM t) AS x WHERE d = FALSE;
SELECT a, f FROM (SELECT a, f, a = 1 OR f AS d FROM t) AS x WHERE NOT d;
SELECT a FROM (SELECT a, a = 1 OR f AS d, f FROM t) AS x WHERE (d = f) IS NOT TRUE;
SELECT a FROM (SELECT a, NOT f AS g FROM t) AS x WHERE NOT g IS NULL AND -a < 0;
SELECT a FROM (SELECT a, a - 1 AS k FROM t WHERE a < 100) AS x WHERE 5 - k > 2;
SELECT a FROM t WHERE (f AND (NOT f OR a = 1)) IS FALSE;
SELECT a FROM t WHERE (f OR (NOT f AND a = 1)) IS NOT TRUE;
SELECT a FROM t WHERE NOT (a < 1 AND a > 3);
SELECT a FROM t WHERE NOT (a = 1 AND a <> 1);
SELECT (a < 1 AND a > 3) IS NULL AS n FROM t;
SELECT a, NULL AND (EXISTS (SELECT 1 WHERE FALSE)) AS r FROM t;
SELECT a, (FALSE OR NULL) AS r, (NULL AND TRUE) AS q FROM t;
SELECT a FROM t WHERE f OR NULL;
-- Correlated conditions under NOT, in functions, over names of CTEs.
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE NOT (u.a = t.a));
SELECT t.a FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE NOT (u.a = t.a));
SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE NOT (u.a <> t.a OR u.n IS NULL));
SELECT t.a, coalesce((SELECT max(u.n) FROM u WHERE u.n < t.b AND u.a = t.a), t.a) AS r FROM t;
SELECT t.a, trim(coalesce((SELECT min(u.c) FROM u WHERE u.a = t.a), '-')) AS r FROM t;
WITH x AS (SELECT a AS id, n FROM u) SELECT x.id, (SELECT max(x2.n) FROM x AS x2 WHERE x2.id = x.id) AS mx FROM x;
WITH x AS (SELECT a FROM u) SELECT t.a FROM t WHERE EXISTS (WITH x AS (SELECT n AS a FROM u) SELECT 1 FROM x WHERE x.a = t.a * 100);
SELECT t.a FROM t WHERE t.a NOT IN (SELECT DISTINCT u.a FROM u WHERE u.a IS NOT NULL UNION ALL SELECT u.n FROM u WHERE u.n IS NOT NULL);
SELECT t.a FROM t WHERE t.a IN (SELECT u.a FROM u UNION ALL SELECT u.n FROM u) OR t.a IS NULL;
SELECT t.a, (SELECT count(*) FROM u WHERE u.a = t.a HAVING count(*) > 1) AS n FROM t;
SELECT t.a, (SELECT count(u.n) + 1 FROM u WHERE u.a = t.a) AS n FROM t;
SELECT t.a, (SELECT sum(u.n) IS NULL FROM u WHERE u.a = t.a) AS n FROM t;
SELECT t.a FROM t WHERE (SELECT count(*) FROM u WHERE u.a = t.a) = 0;
SELECT t.a FROM t WHERE t.a > ALL (SELECT u.a FROM u WHERE u.n = t.b);
-- Filters on the sides that outer joins keep and fill.
SELECT x.a, y.n FROM t AS x RIGHT JOIN u AS y ON x.a = y.a WHERE y.n = 100;
SELECT x.a, y.n FROM t AS x RIGHT JOIN (SELECT a, n FROM u) AS y ON x.a = y.a AND y.n = 100;
SELECT x.a, y.n FROM t AS x FULL JOIN (SELECT a, n FROM u) AS y ON x.a = y.a AND y.n = 100;
SELECT x.a, y.n FROM (SELECT a FROM t) AS x FULL JOIN u AS y ON x.a = y.a WHERE x.a = 1;
SELECT x.a, y.n, z.c FROM (SELECT a FROM t) AS x FULL JOIN u AS y ON x.a = y.a JOIN u AS z ON z.a = x.a WHERE x.a = 1;
SELECT x.a, y.a AS b FROM t AS x LEFT JOIN u AS y ON x.a = y.a AND x.b > 1 WHERE y.a IS NULL;
SELECT x.a FROM t AS x LEFT JOIN (SELECT a, coalesce(n, 0) AS n FROM u) AS y ON x.a = y.a WHERE y.n = 0 OR y.n IS NULL;
SELECT x.a FROM t AS x LEFT JOIN (SELECT a, 1 AS one FROM u) AS y ON x.a = y.a WHERE y.one IS NULL;
-- Windows: filters on their partitions, and on less.
WITH x AS (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST) AS rn FROM t) SELECT a, b, rn FROM x WHERE a = 1;
WITH x AS (SELECT a, b, row_number() OVER (PARTITION BY a ORDER BY b NULLS FIRST) AS rn, count(*) OVER () AS n FROM t) SELECT a, rn, n FROM x WHERE a = 1;
SELECT a, p FROM (SELECT a, b, lag(a) OVER (ORDER BY a NULLS FIRST, b NULLS FIRST) AS p FROM t) AS x WHERE a = 2;
SELECT a, p FROM (SELECT a, b, sum(b) OVER (PARTITION BY a + 1) AS p FROM t) AS x WHERE a + 1 = 2;
SELECT d.a FROM (SELECT a, max(b) OVER (PARTITION BY a) AS m FROM t WHERE b > 1) AS d JOIN u ON u.a = d.a AND d.m > 1;
-- Quoted names that fold to the same, and stars over USING.
SELECT "A", "a" FROM (SELECT a + 0 AS "A" FROM t) AS x CROSS JOIN (SELECT max(n) AS n FROM u) AS "X2" WHERE "x"."A" = 1;
WITH "Cte" AS (SELECT a FROM t) SELECT CTE.a FROM cte JOIN "CTE" AS "Q" USING (a);
SELECT * FROM t JOIN u USING (a) LEFT JOIN (SELECT a, c AS cc FROM u) AS v USING (a) WHERE a = 1;
SELECT * EXCLUDE (s, d, m, f, dt, ts) FROM t FULL JOIN u USING (a) WHERE a IS NOT NULL;
SELECT x.* FROM (SELECT * FROM t JOIN u USING (a)) AS x WHERE x.n = 100;
-- Recursive CTEs, whose steps must not lose columns or take filters.
WITH RECURSIVE r AS (SELECT node, parent, 0 AS depth, label FROM g WHERE parent IS NULL UNION ALL SELECT g.node, g.parent, r.depth + 1, g.label FROM g JOIN r ON g.parent = r.node) SELECT node FROM r WHERE depth = 1;
WITH RECURSIVE r AS (SELECT node, parent FROM g UNION SELECT r.node, g.parent FROM r JOIN g ON g.node = r.parent) SELECT count(*) AS n FROM r WHERE parent IS NOT NULL;
WITH RECURSIVE r(n, m) AS (SELECT 1, 10 UNION ALL SELECT n + 1, m - 1 FROM r WHERE n < 5), s AS (SELECT n FROM r WHERE m > 7) SELECT s.n FROM s JOIN r ON r.n = s.n;
-- DISTINCT, ORDER BY and LIMIT between.
SELECT DISTINCT x.a FROM (SELECT DISTINCT a, b FROM t) AS x;
SELECT count(*) AS n FROM (SELECT DISTINCT a, b FROM t) AS x;
SELECT x.a FROM (SELECT a FROM t ORDER BY b NULLS FIRST, a NULLS FIRST LIMIT 2) AS x JOIN u ON u.a = x.a;
SELECT x.a FROM (SELECT a FROM t ORDER BY b NULLS FIRST, a NULLS FIRST LIMIT 2 OFFSET 1) AS x WHERE x.a > 1;
SELECT DISTINCT ON (a) a, b FROM (SELECT a, b FROM t WHERE b > 0) AS x ORDER BY a NULLS FIRST, b NULLS FIRST;
SELECT a, n FROM (SELECT a, count(*) AS n FROM t GROUP BY a) AS x WHERE n > 1 AND a = 1;
SELECT a, n FROM (SELECT a, count(*) AS n FROM t GROUP BY ROLLUP (a)) AS x WHERE a = 1;
SELECT n FROM (SELECT count(*) AS n FROM t WHERE a > 100) AS x WHERE n = 0;
SELECT n FROM (SELECT 1 AS k, count(*) AS n FROM t) AS x WHERE k = 2;
-- UNNEST and laterals.
SELECT l.id, x.v FROM l, LATERAL (SELECT unnest(l.xs) AS v) AS x WHERE x.v > 1;
SELECT d.id FROM (SELECT id, unnest(xs) AS v FROM l) AS d WHERE d.id = 1;
SELECT d.id FROM (SELECT id, unnest(xs) AS v FROM l) AS d;
SELECT t.a, u.v FROM t CROSS JOIN UNNEST([0, 1, 2]) AS u(v) WHERE t.a > u.v;
SELECT t.a, x.n FROM t LEFT JOIN LATERAL (SELECT sum(n) AS n FROM u WHERE u.a = t.a) AS x ON x.n > 100
