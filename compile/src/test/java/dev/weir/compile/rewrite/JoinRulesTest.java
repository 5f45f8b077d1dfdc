package dev.weir.compile.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.relation.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinRulesTest {
  @Test
  void filtersGoWhereTheRowsComeFrom() {
    RulePairs rule = new RulePairs(new PushdownPredicates());
    rule.changes(
        "SELECT d.a FROM (SELECT a, b FROM t) AS d WHERE d.b > 1",
        "SELECT d.a FROM (SELECT t.a, t.b FROM t WHERE t.b > 1) AS d");
    rule.changes(
        "SELECT d.a FROM (SELECT a, count(*) AS n FROM t GROUP BY a) AS d WHERE d.a = 1 AND d.n >"
            + " 2",
        "SELECT d.a FROM (SELECT t.a, count(*) AS n FROM t WHERE t.a = 1 GROUP BY t.a HAVING"
            + " count(*) > 2) AS d");
    rule.changes(
        "SELECT d.a FROM (SELECT a, s FROM t UNION ALL SELECT a, s FROM u) AS d WHERE d.a = 1",
        "SELECT d.a FROM (SELECT t.a, t.s FROM t WHERE t.a = 1 UNION ALL SELECT u.a, u.s FROM u"
            + " WHERE u.a = 1) AS d");
    rule.changes(
        "WITH x AS (SELECT a, s FROM t) SELECT x.s FROM x WHERE x.a = 1",
        "WITH x AS (SELECT t.a, t.s FROM t WHERE t.a = 1) SELECT x.s FROM x");
    rule.changes(
        "SELECT d.a, d.w FROM (SELECT a, sum(b) OVER (PARTITION BY a) AS w FROM t) AS d WHERE d.a ="
            + " 1",
        "SELECT d.a, d.w FROM (SELECT t.a, sum(t.b) OVER (PARTITION BY t.a) AS w FROM t WHERE t.a ="
            + " 1) AS d");
    rule.changes(
        "SELECT u.a FROM u LEFT JOIN (SELECT a, s FROM t) AS d ON u.a = d.a AND d.s = 'x'",
        "SELECT u.a FROM u LEFT JOIN (SELECT t.a, t.s FROM t WHERE t.s = 'x') AS d ON u.a = d.a");
  }

  @Test
  void filtersStayAboveWhatTheyWouldChange() {
    RulePairs rule = new RulePairs(new PushdownPredicates());
    rule.keeps("SELECT d.a FROM (SELECT a FROM t LIMIT 3) AS d WHERE d.a = 1");
    rule.keeps(
        "SELECT d.w FROM (SELECT sum(b) OVER (PARTITION BY s) AS w, a FROM t) AS d WHERE d.a = 1");
    rule.keeps(
        "SELECT d.a FROM (SELECT DISTINCT ON (s) a, s FROM t ORDER BY s) AS d WHERE d.a = 1");
    rule.keeps("SELECT u.a FROM u LEFT JOIN (SELECT a FROM t) AS d ON u.a = d.a WHERE d.a IS NULL");
    rule.keeps("SELECT d.a FROM (SELECT a, random() AS r FROM t) AS d WHERE d.a = 1");
    rule.keeps(
        "SELECT d.d FROM (SELECT DISTINCT d FROM t) AS d WHERE CAST(d.d AS VARCHAR) = '0.0'");
    rule.keeps("WITH x AS MATERIALIZED (SELECT a FROM t) SELECT x.a FROM x WHERE x.a = 1");
    rule.keeps("WITH x AS (SELECT a FROM t) SELECT x.a FROM x CROSS JOIN x AS y WHERE x.a = 1");
    rule.keeps("SELECT d.a FROM (SELECT a FROM t TABLESAMPLE 1 ROWS) AS d WHERE d.a = 1");
  }

  @Test
  void filtersThatCanFailSeeNoOtherRows() {
    RulePairs rule = new RulePairs(new PushdownPredicates());
    rule.keeps(
        "SELECT d.s FROM (SELECT s FROM t WHERE s <> 'x') AS d WHERE CAST(d.s AS INTEGER) = 1");
    rule.keeps("SELECT d.s FROM (SELECT s, a FROM t) AS d, u WHERE CAST(d.s AS INTEGER) = 1");
    rule.changes(
        "SELECT d.s FROM (SELECT s FROM t) AS d WHERE CAST(d.s AS INTEGER) = 1",
        "SELECT d.s FROM (SELECT t.s FROM t WHERE CAST(t.s AS INTEGER) = 1) AS d");
  }

  @Test
  void subqueriesOfConditionsBecomeJoins() {
    RulePairs rule = new RulePairs(new UnnestSubqueries());
    rule.changes(
        "SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND u.b > 1)",
        "SELECT t.a FROM t SEMI JOIN (SELECT u.a FROM u WHERE u.b > 1) AS q ON q.a = t.a");
    rule.changes(
        "SELECT t.a FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.a = t.a)",
        "SELECT t.a FROM t ANTI JOIN u ON u.a = t.a");
    rule.changes(
        "SELECT t.a FROM t WHERE t.a IN (SELECT k FROM v)",
        "SELECT t.a FROM t SEMI JOIN (SELECT v.k FROM v) AS q ON t.a = q.k");
    rule.changes(
        "SELECT t.a FROM t WHERE t.a NOT IN (SELECT k FROM v WHERE k > 0) AND t.a > 0",
        "SELECT t.a FROM t ANTI JOIN (SELECT v.k FROM v WHERE v.k > 0) AS q ON t.a = q.k WHERE t.a"
            + " > 0");
  }

  @Test
  void emptyGroupsKeepTheirValue() {
    RulePairs rule = new RulePairs(new UnnestSubqueries());
    rule.changes(
        "SELECT t.id, (SELECT count(*) FROM u WHERE u.a = t.a) AS n FROM t",
        "SELECT t.id, coalesce(q.v, 0) AS n FROM t LEFT JOIN (SELECT u.a, count(*) AS v FROM u"
            + " GROUP BY u.a) AS q ON q.a = t.a");
    rule.changes(
        "SELECT t.id FROM t WHERE t.b > (SELECT max(b) FROM u WHERE u.a = t.a)",
        "SELECT t.id FROM t LEFT JOIN (SELECT u.a, max(u.b) AS v FROM u GROUP BY u.a) AS q ON q.a ="
            + " t.a WHERE t.b > q.v");
    rule.changes(
        "SELECT t.id, (SELECT max(b) IS NULL FROM u WHERE u.a = t.a) AS p FROM t",
        "SELECT t.id, CASE WHEN q.a IS NULL THEN CAST(NULL AS INTEGER) IS NULL ELSE q.v END AS p"
            + " FROM t LEFT JOIN (SELECT u.a, max(u.b) IS NULL AS v FROM u GROUP BY u.a) AS q ON"
            + " q.a = t.a");
  }

  @Test
  void subqueriesWithoutProofStay() {
    RulePairs rule = new RulePairs(new UnnestSubqueries());
    rule.keeps("SELECT t.a FROM t WHERE t.a NOT IN (SELECT k FROM v)");
    rule.keeps("SELECT t.a FROM t WHERE t.a NOT IN (SELECT k FROM v WHERE k > 0)");
    rule.keeps("SELECT t.a FROM t WHERE t.a IN (SELECT k FROM v) OR t.b = 1");
    rule.keeps("SELECT t.a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a LIMIT 1)");
    rule.keeps("SELECT t.a FROM t WHERE EXISTS (SELECT count(*) FROM u WHERE u.a = t.a)");
    rule.keeps("SELECT t.id, (SELECT u.b FROM u WHERE u.a = t.a) AS b FROM t");
    rule.keeps("SELECT t.id, (SELECT sum(u.b) FROM u WHERE u.a < t.a) AS b FROM t");
    rule.keeps("SELECT t.a FROM t WHERE t.a IN (SELECT k FROM v) LIMIT 3");
  }

  @Test
  void crossJoinsWithAnEqualityAreInnerJoins() {
    RulePairs rule = new RulePairs(new OptimizeJoins());
    rule.changes(
        "SELECT t.a FROM t, u WHERE t.a = u.a AND t.b > 1",
        "SELECT t.a FROM t INNER JOIN u ON t.a = u.a WHERE t.b > 1");
    rule.changes(
        "SELECT * FROM t, u, v WHERE t.a = v.k AND v.s = u.s",
        "SELECT t.id, t.a, t.b, t.c, t.s, t.d, t.xs, u.id, u.a, u.b, u.s, v.id, v.k, v.s FROM t"
            + " INNER JOIN v ON t.a = v.k INNER JOIN u ON v.s = u.s");
    rule.changes(
        "SELECT t.a FROM (t CROSS JOIN u) LEFT JOIN v ON t.a = v.k WHERE t.a = u.a",
        "SELECT t.a FROM t INNER JOIN u ON t.a = u.a LEFT JOIN v ON t.a = v.k");
  }

  @Test
  void outerJoinsStayAndSoDoLateralItems() {
    RulePairs rule = new RulePairs(new OptimizeJoins());
    rule.keeps("SELECT t.a FROM t LEFT JOIN u ON t.b = u.b WHERE t.a = u.a");
    rule.keeps("SELECT t.a FROM t FULL JOIN u ON t.b = u.b WHERE t.a = u.a");
    rule.keeps(
        "SELECT t.a FROM t, LATERAL (SELECT u.s FROM u WHERE u.a = t.a) AS x WHERE x.s = t.s");
    rule.changes(
        "SELECT t.a FROM t, u, v WHERE t.a = v.k AND v.s = u.s LIMIT 1",
        "SELECT t.a FROM t CROSS JOIN u INNER JOIN v ON t.a = v.k AND v.s = u.s LIMIT 1");
  }

  @Test
  void joinsKeepTheirOrderBelowAWindowThatSeesIt() {
    RulePairs rule = new RulePairs(new OptimizeJoins());
    for (String window :
        List.of(
            "rank(ORDER BY t.b) OVER (ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
            "list(t.d ORDER BY t.d) OVER (ORDER BY t.a)",
            "sum(t.b) OVER (ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)")) {
      rule.changes(
          "SELECT " + window + " AS x FROM t, u, v WHERE t.a = v.k AND v.s = u.s",
          "SELECT " + window + " AS x FROM t CROSS JOIN u INNER JOIN v ON t.a = v.k AND v.s = u.s");
    }
    for (String window :
        List.of(
            "rank(ORDER BY t.b) OVER (ORDER BY t.a)",
            "rank() OVER (ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
            "list(t.b ORDER BY t.b) OVER (ORDER BY t.a)",
            "sum(t.b) OVER (ORDER BY t.a)")) {
      rule.changes(
          "SELECT " + window + " AS x FROM t, u, v WHERE t.a = v.k AND v.s = u.s",
          "SELECT " + window + " AS x FROM t INNER JOIN v ON t.a = v.k INNER JOIN u ON v.s = u.s");
    }
  }

  @Test
  void joinsThatAddNothingGo() {
    RulePairs rule = new RulePairs(new EliminateJoins());
    rule.changes(
        "SELECT t.a FROM t LEFT JOIN (SELECT DISTINCT b FROM u) AS d ON t.a = d.b",
        "SELECT t.a FROM t");
    rule.changes(
        "SELECT t.a FROM t LEFT JOIN (SELECT b, count(*) AS n FROM u GROUP BY b) AS d ON t.a = d.b"
            + " AND d.n > 1",
        "SELECT t.a FROM t");
    rule.changes(
        "SELECT DISTINCT t.a FROM t LEFT JOIN u ON t.a = u.a", "SELECT DISTINCT t.a FROM t");
    rule.changes(
        "SELECT t.a FROM t CROSS JOIN (SELECT count(*) AS n FROM u) AS d", "SELECT t.a FROM t");
  }

  @Test
  void joinsThatMultiplyOrFilterStay() {
    RulePairs rule = new RulePairs(new EliminateJoins());
    rule.keeps("SELECT t.a FROM t LEFT JOIN u ON t.a = u.a");
    rule.keeps("SELECT t.a FROM t INNER JOIN (SELECT DISTINCT b FROM u) AS d ON t.a = d.b");
    rule.keeps("SELECT t.a FROM t LEFT JOIN (SELECT DISTINCT b, s FROM u) AS d ON t.a = d.b");
    rule.keeps("SELECT t.a, d.b FROM t LEFT JOIN (SELECT DISTINCT b FROM u) AS d ON t.a = d.b");
    rule.keeps(
        "SELECT t.a FROM t LEFT JOIN (SELECT b FROM u GROUP BY GROUPING SETS ((b), ())) AS d ON t.a"
            + " = d.b");
    rule.keeps(
        "SELECT t.a FROM t CROSS JOIN (SELECT count(*) AS n FROM u HAVING count(*) > 1) AS d");
    rule.keeps("SELECT DISTINCT t.a, count(*) AS n FROM t LEFT JOIN u ON t.a = u.a GROUP BY t.a");
  }

  @Test
  void aDeclaredKeyProvesThatAJoinDoesNotMultiply() {
    Relation query = RulePairs.bound("SELECT t.a FROM t LEFT JOIN u ON t.a = u.id");
    RewriteContext context =
        RewriteContext.of(
            query,
            RewriteOptions.plain(),
            table -> table.name().equals("u") ? List.of(List.of("id")) : List.of(),
            FunctionCatalog.duckdb());
    assertThat(RulePairs.text(new EliminateJoins().apply(query, context)))
        .isEqualTo("SELECT t.a FROM t");
  }
}
