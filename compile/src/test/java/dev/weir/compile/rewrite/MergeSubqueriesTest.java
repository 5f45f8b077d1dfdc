package dev.weir.compile.rewrite;

import org.junit.jupiter.api.Test;

class MergeSubqueriesTest {
  private final RulePairs rule = new RulePairs(new MergeSubqueries());

  @Test
  void whatOnlyChoosesComputesAndFiltersIsMerged() {
    rule.changes(
        "SELECT d.e FROM (SELECT a + 1 AS e FROM t WHERE c) AS d JOIN u ON u.a = u.b",
        "SELECT t.a + 1 AS e FROM t INNER JOIN u ON u.a = u.b WHERE t.c");
    rule.changes(
        "SELECT x.a FROM (SELECT y.a, y.s FROM (SELECT a, s, b FROM t) AS y WHERE y.b = 1) AS x WHERE x.s = 'q'",
        "SELECT t.a FROM t WHERE t.b = 1 AND t.s = 'q'");
  }

  @Test
  void aQueryThatOnlyChoosesIsTakenAway() {
    rule.changes(
        "SELECT d.n FROM (SELECT count(*) AS n, a FROM t GROUP BY a) AS d",
        "SELECT count(*) AS n FROM t GROUP BY t.a");
    rule.changes(
        "SELECT d.b AS x, d.a FROM (SELECT a, b FROM t ORDER BY b, a LIMIT 3) AS d",
        "SELECT t.b AS x, t.a FROM t ORDER BY 1, 2 LIMIT 3");
    rule.changes(
        "SELECT d.a FROM (SELECT a FROM t UNION SELECT a FROM u) AS d",
        "SELECT t.a FROM t UNION SELECT u.a FROM u");
  }

  @Test
  void columnsUnderDistinctAndRowSourcesStay() {
    rule.keeps("SELECT d.a FROM (SELECT DISTINCT a, b FROM t) AS d");
    rule.keeps("SELECT d.a FROM (SELECT a, unnest(xs) AS x FROM t) AS d");
    rule.keeps("SELECT d.x FROM (VALUES (1), (2)) AS d(x)");
  }

  @Test
  void nothingIsComputedTwice() {
    rule.keeps("SELECT d.e, d.e AS f FROM (SELECT a + 1 AS e FROM t) AS d");
    rule.keeps("SELECT d.e FROM (SELECT a + 1 AS e FROM t) AS d JOIN u ON u.b = d.e");
    rule.changes(
        "SELECT d.e, d.e AS f FROM (SELECT a AS e FROM t) AS d",
        "SELECT t.a AS e, t.a AS f FROM t");
    rule.changes(
        "SELECT d.e, count(*) AS n FROM (SELECT a + 1 AS e FROM t) AS d GROUP BY d.e",
        "SELECT t.a + 1 AS e, count(*) AS n FROM t GROUP BY t.a + 1");
  }

  @Test
  void volatileFunctionsAndSamplesStayWhereTheyAre() {
    rule.keeps(
        "SELECT d.a FROM (SELECT a, random() AS r FROM t WHERE random() < 0.5) AS d WHERE d.r > 0.1");
    rule.keeps("SELECT d.a FROM (SELECT a FROM t) AS d USING SAMPLE 3 ROWS");
  }

  @Test
  void whatRowsDependOnIsABarrier() {
    rule.keeps("SELECT d.a FROM (SELECT a FROM t ORDER BY a, id LIMIT 3) AS d WHERE d.a > 1");
    rule.keeps(
        "SELECT d.r FROM (SELECT row_number() OVER (ORDER BY id) AS r FROM t) AS d WHERE d.r = 1");
    rule.keeps("SELECT d.a FROM (SELECT DISTINCT a FROM t) AS d WHERE d.a > 1");
    rule.keeps("SELECT d.n FROM (SELECT count(*) AS n FROM t) AS d WHERE d.n > 1");
    rule.keeps("SELECT d.x + 1 AS y FROM (SELECT unnest(xs) AS x FROM t) AS d");
  }

  @Test
  void whereRowsMayBeMissingOnlyColumnsAreMerged() {
    rule.changes(
        "SELECT u.a, d.b FROM u LEFT JOIN (SELECT id, b FROM t) AS d ON d.id = u.id",
        "SELECT u.a, t.b FROM u LEFT JOIN t ON t.id = u.id");
    rule.keeps(
        "SELECT u.a, d.e FROM u LEFT JOIN (SELECT id, coalesce(b, 0) AS e FROM t) AS d ON d.id = u.id");
    rule.keeps(
        "SELECT u.a, d.b FROM u LEFT JOIN (SELECT id, b FROM t WHERE c) AS d ON d.id = u.id");
    rule.keeps(
        "SELECT u.a, d.b FROM (SELECT id, b FROM t WHERE c) AS d RIGHT JOIN u ON d.id = u.id");
    rule.changes(
        "SELECT u.a, d.b FROM (SELECT id, b FROM t WHERE c) AS d LEFT JOIN u ON d.id = u.id",
        "SELECT u.a, t.b FROM t LEFT JOIN u ON t.id = u.id WHERE t.c");
  }

  @Test
  void aConstantStaysAColumn() {
    rule.keeps(
        "SELECT d.one + u.a AS x FROM (SELECT 1 AS one, id FROM t) AS d JOIN u ON u.id = d.id");
  }

  @Test
  void aFilterThatShieldsAConditionStays() {
    rule.keeps(
        "SELECT d.s FROM (SELECT s FROM t WHERE s LIKE '1%') AS d WHERE CAST(d.s AS INTEGER) > 3");
    rule.keeps(
        "SELECT d.s FROM (SELECT s, id FROM t WHERE s LIKE '1%') AS d JOIN u ON u.a = CAST(d.s AS INTEGER)");
  }

  @Test
  void aCteThatIsReadOnceIsMerged() {
    rule.changes(
        "WITH x AS (SELECT a, b FROM t WHERE c) SELECT x.a FROM x WHERE x.b = 1",
        "SELECT t.a FROM t WHERE t.c AND t.b = 1");
    rule.keeps("WITH x AS (SELECT a, b FROM t) SELECT p.a FROM x AS p JOIN x AS q ON p.a = q.b");
    rule.keeps("WITH x AS MATERIALIZED (SELECT a, b FROM t) SELECT x.a FROM x WHERE x.b = 1");
  }

  @Test
  void aliasesThatShadowAreToldApart() {
    rule.changes(
        "SELECT t.a FROM u AS t JOIN (SELECT id, b FROM t) AS d ON d.id = t.id WHERE d.b = 1",
        "SELECT t.a FROM u AS t INNER JOIN t AS t_2 ON t_2.id = t.id WHERE t_2.b = 1");
    rule.changes(
        "SELECT u.a FROM u WHERE EXISTS (SELECT 1 FROM (SELECT u.a AS x FROM v AS u2, t AS u) AS d WHERE d.x = u.a)",
        "SELECT u.a FROM u WHERE EXISTS (SELECT 1 FROM v AS u2 CROSS JOIN t AS u_2 WHERE u_2.a = u.a)");
  }

  @Test
  void lateralSubqueriesStay() {
    rule.keeps("SELECT d.x FROM u, LATERAL (SELECT t.a AS x FROM t WHERE t.id = u.id) AS d");
  }

  @Test
  void setOperationsMergeInsideTheirInputs() {
    rule.changes(
        "SELECT a FROM (SELECT a, b FROM t) AS d WHERE b = 1 EXCEPT SELECT a FROM u",
        "SELECT t.a FROM t WHERE t.b = 1 EXCEPT SELECT u.a FROM u");
  }

  @Test
  void joinsOfASubqueryStayTogether() {
    rule.changes(
        "SELECT v.k, d.a FROM v JOIN (SELECT t.a, u.b FROM t LEFT JOIN u ON t.id = u.id) AS d ON v.id = d.b",
        "SELECT v.k, t.a FROM v INNER JOIN (t LEFT JOIN u ON t.id = u.id) ON v.id = u.b");
  }
}
