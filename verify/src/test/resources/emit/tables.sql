CREATE TABLE t (a INTEGER, b BIGINT, s VARCHAR, d DOUBLE, m DECIMAL(10,2), f BOOLEAN, dt DATE, ts TIMESTAMP);
INSERT INTO t VALUES
  (1, 10, 'x', 1.5, 10.25, true, DATE '2020-01-01', TIMESTAMP '2020-01-01 10:00:00'),
  (1, 10, 'x', 1.5, 10.25, true, DATE '2020-01-01', TIMESTAMP '2020-01-01 10:00:00'),
  (2, NULL, 'y', 'NaN', -3.50, false, DATE '2020-02-29', TIMESTAMP '2020-02-29 23:59:59.999999'),
  (3, 30, NULL, 'Infinity', NULL, NULL, NULL, NULL),
  (NULL, 40, 'X', '-Infinity', 0.00, true, DATE '1970-01-01', TIMESTAMP '1970-01-01'),
  (4, -5, 'it''s', -0.0, 99999999.99, false, DATE '9999-12-31', TIMESTAMP '2262-01-01'),
  (5, 9223372036854775807, '', 1e-300, -99999999.99, true, DATE '0001-01-01', TIMESTAMP '1900-03-01'),
  (2, 20, 'y', 2.5, 7.77, NULL, DATE '2021-06-30', TIMESTAMP '2021-06-30 12:34:56');
CREATE TABLE u (a INTEGER, c VARCHAR, n INTEGER);
INSERT INTO u VALUES (1, 'one', 100), (2, 'two', 200), (2, 'zwei', NULL), (6, 'six', 600), (NULL, 'null', 0), (3, NULL, 300);
CREATE TABLE l (id INTEGER, xs INTEGER[], ys VARCHAR[], st STRUCT(k INTEGER, v VARCHAR, inner_ STRUCT(z DOUBLE, w INTEGER[])), items STRUCT(name VARCHAR, qty INTEGER)[], mp MAP(VARCHAR, INTEGER));
INSERT INTO l VALUES
  (1, [1, 2, 3], ['a', NULL, 'c'], {'k': 1, 'v': 'p', 'inner_': {'z': 1.5, 'w': [1, 2]}}, [{'name': 'n1', 'qty': 1}, {'name': 'n2', 'qty': NULL}], MAP {'a': 1, 'b': 2}),
  (2, [], [], {'k': NULL, 'v': NULL, 'inner_': NULL}, [], MAP {}),
  (3, NULL, NULL, NULL, NULL, NULL),
  (4, [NULL, 7], ['z'], {'k': 4, 'v': 'q', 'inner_': {'z': 'NaN', 'w': []}}, [{'name': NULL, 'qty': 9}], MAP {'c': NULL}),
  (NULL, [5], ['y', 'y'], {'k': 5, 'v': '', 'inner_': {'z': NULL, 'w': NULL}}, [NULL], MAP {'a': 3});
CREATE TABLE e (id INTEGER, name VARCHAR, val DOUBLE);
CREATE TABLE g (node INTEGER, parent INTEGER, label VARCHAR);
INSERT INTO g VALUES (1, NULL, 'root'), (2, 1, 'l'), (3, 1, 'r'), (4, 2, 'll'), (5, 2, 'lr'), (6, 3, 'rl'), (7, 6, 'rll');
CREATE TABLE q (year INTEGER, quarter VARCHAR, region VARCHAR, amount DECIMAL(12,2), cost DOUBLE);
INSERT INTO q VALUES (2020, 'Q1', 'n', 10.00, 1), (2020, 'Q2', 'n', 20.00, 2), (2020, 'Q1', 's', 5.50, 3), (2021, 'Q1', 'n', 7.25, NULL), (2021, 'Q3', 's', NULL, 5), (2021, 'Q2', 's', 8.00, 6), (NULL, 'Q1', 'n', 1.00, 7);
CREATE TABLE p (ts TIMESTAMP, sym VARCHAR, price DOUBLE);
INSERT INTO p VALUES ('2020-01-01 00:00:00', 'a', 1), ('2020-01-01 00:01:00', 'a', 2), ('2020-01-01 00:02:00', 'b', 3), ('2020-01-01 00:03:00', 'a', 4);
CREATE TABLE h (ts TIMESTAMP, sym VARCHAR, qty INTEGER);
INSERT INTO h VALUES ('2020-01-01 00:00:30', 'a', 10), ('2020-01-01 00:02:30', 'a', 20), ('2020-01-01 00:02:30', 'b', 30), ('2019-12-31', 'a', 40);
CREATE TABLE "Odd Name" ("select" INTEGER, "Mixed Case" VARCHAR, "a.b" INTEGER, t STRUCT(a INTEGER));
INSERT INTO "Odd Name" VALUES (1, 'v', 3, {'a': 42}), (2, NULL, 4, NULL);
CREATE TABLE w (wide1 INTEGER, wide2 INTEGER, wide3 INTEGER, wide4 INTEGER);
INSERT INTO w VALUES (1, 2, 3, 4), (NULL, 6, NULL, 8)
