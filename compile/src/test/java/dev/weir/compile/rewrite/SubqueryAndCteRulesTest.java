package dev.weir.compile.rewrite;

import org.junit.jupiter.api.Test;

class SubqueryAndCteRulesTest {
  @Test
  void unreadColumnsAreTakenOut() {
    RulePairs rule = new RulePairs(new PushdownProjections());
    rule.changes(
        "SELECT d.a FROM (SELECT a, b FROM t) AS d", "SELECT d.a FROM (SELECT t.a FROM t) AS d");
    rule.changes(
        "WITH x AS (SELECT a, b, s FROM t), y AS (SELECT a, s FROM x) SELECT y.a FROM y",
        "WITH x AS (SELECT t.a FROM t), y AS (SELECT x.a FROM x) SELECT y.a FROM y");
    rule.changes(
        "SELECT count(*) AS n FROM (SELECT a, b FROM t) AS d",
        "SELECT count(*) AS n FROM (SELECT t.a FROM t) AS d");
    rule.changes(
        "SELECT d.a FROM (SELECT a, b FROM t UNION ALL SELECT a, b FROM u) AS d",
        "SELECT d.a FROM (SELECT t.a FROM t UNION ALL SELECT u.a FROM u) AS d");
  }

  @Test
  void columnsThatRowsDependOnStay() {
    RulePairs rule = new RulePairs(new PushdownProjections());
    rule.keeps("SELECT d.a FROM (SELECT DISTINCT a, b FROM t) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a, b FROM t UNION SELECT a, b FROM u) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a, unnest(xs) AS x FROM t) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a, random() AS r FROM t) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a, b FROM t UNION ALL BY NAME SELECT b, a FROM u) AS d");
  }

  @Test
  void unreadCtesAreTakenOut() {
    RulePairs rule = new RulePairs(new EliminateCtes());
    rule.changes(
        "WITH a AS (SELECT 1 AS x), b AS (SELECT a.x FROM a) SELECT t.b FROM t",
        "SELECT t.b FROM t");
    rule.changes(
        "WITH a AS (SELECT 1 AS x), b AS (SELECT 2 AS x) SELECT b.x FROM b",
        "WITH b AS (SELECT 2 AS x) SELECT b.x FROM b");
    rule.keeps(
        "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT r.x + 1 FROM r WHERE r.x < 3) SELECT r.x FROM r");
    rule.changes(
        "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT r.x + 1 FROM r WHERE r.x < 3) SELECT t.a FROM t",
        "SELECT t.a FROM t");
  }

  @Test
  void subqueriesBecomeCtesAndEqualOnesBecomeOne() {
    RulePairs rule = new RulePairs(new EliminateSubqueries());
    rule.changes(
        "SELECT a.n, b.n AS m FROM (SELECT count(*) AS n FROM t) AS a CROSS JOIN (SELECT count(*) AS n FROM t) AS b",
        "WITH a AS (SELECT count(*) AS n FROM t) SELECT a.n, b.n AS m FROM a CROSS JOIN a AS b");
    rule.changes(
        "WITH x AS (SELECT d.a FROM (SELECT a FROM t LIMIT 1) AS d) SELECT x.a FROM x, (SELECT a FROM t LIMIT 1) AS d",
        "WITH d AS (SELECT t.a FROM t LIMIT 1), x AS (SELECT d.a FROM d), d_2 AS (SELECT t.a FROM t LIMIT 1) SELECT x.a FROM x CROSS JOIN d_2 AS d");
  }

  @Test
  void subqueriesStayWhereAConditionShieldsOneThatCanFail() {
    RulePairs rule = new RulePairs(new EliminateSubqueries());
    rule.keeps("SELECT d.a FROM (SELECT a FROM t LIMIT 4) AS d WHERE d.a <> 0 AND 10 // d.a > 2");
    rule.keeps(
        "SELECT d.a FROM (SELECT a FROM t LIMIT 4) AS d JOIN u ON d.a = u.a AND 10 // d.a > 2");
    rule.changes(
        "SELECT d.a FROM (SELECT a FROM t LIMIT 4) AS d WHERE 10 // d.a > 2",
        "WITH d AS (SELECT t.a FROM t LIMIT 4) SELECT d.a FROM d WHERE 10 // d.a > 2");
  }

  @Test
  void repeatedGroupKeysStayEqual() {
    new RulePairs(new EliminateSubqueries())
        .changes(
            "SELECT (SELECT max(d.a) FROM (SELECT a FROM t LIMIT 3) AS d) + u.a AS x, count(*) AS n FROM u GROUP BY 1",
            "WITH d AS (SELECT t.a FROM t LIMIT 3) SELECT (SELECT max(d.a) FROM d) + u.a AS x, count(*) AS n FROM u GROUP BY (SELECT max(d.a) FROM d) + u.a");
  }

  @Test
  void correlatedVolatileAndRecursiveSubqueriesStay() {
    RulePairs rule = new RulePairs(new EliminateSubqueries());
    rule.keeps("SELECT d.x FROM u, LATERAL (SELECT t.a AS x FROM t WHERE t.id = u.id) AS d");
    rule.keeps("SELECT d.r FROM (SELECT random() AS r) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a FROM t ORDER BY a) AS d LIMIT 1");
    rule.keeps(
        "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT d.x + 1 FROM (SELECT r.x FROM r) AS d WHERE d.x < 3) SELECT r.x FROM r");
    rule.keeps(
        "SELECT u.a FROM u WHERE u.a IN (WITH x AS (SELECT t.a FROM t WHERE t.id = u.id) SELECT d.a FROM (SELECT x.a FROM x) AS d)");
  }

  @Test
  void aliasesOfCanonicalNamesAndNamesOfOneCase() {
    new RulePairs(new Qualify(), RewriteOptions.plain().with(RewriteOptions.Aliases.CANONICAL))
        .changes("SELECT * FROM v AS o", "SELECT _t0.id, _t0.k, _t0.s FROM v AS _t0");
    new RulePairs(new Qualify()).keeps("SELECT O.id FROM v AS O");
    new RulePairs(new NormalizeIdentifiers())
        .changes(
            "SELECT D.Total FROM (SELECT sum(a) AS Total FROM t) AS D",
            "SELECT d.total AS Total FROM (SELECT sum(t.a) AS total FROM t) AS d");
    new RulePairs(
            new NormalizeIdentifiers(),
            RewriteOptions.plain().with(RewriteOptions.Fold.UPPER, java.util.List.of("d")))
        .changes(
            "SELECT d.Total FROM (SELECT sum(a) AS Total FROM t) AS d",
            "SELECT d.TOTAL AS Total FROM (SELECT sum(T.a) AS TOTAL FROM t AS T) AS d");
  }
}
