package dev.weir.compile.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.rewrite.RewriteOptions.Extra;
import dev.weir.compile.rewrite.RewriteOptions.Form;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionRulesTest {
  private static final String FROM = "SELECT t.a FROM t WHERE ";

  private static RewriteOptions extras(Extra... extras) {
    return RewriteOptions.plain().with(List.of(extras));
  }

  @Test
  void booleanLawsThatHoldWithNull() {
    RulePairs rule = new RulePairs(new Simplify());
    rule.changes(
        FROM + "a = 1 + 1 AND TRUE AND NOT (b < 3 OR FALSE)", FROM + "t.a = 2 AND t.b >= 3");
    rule.changes(FROM + "a = 1 OR (a = 1 AND b = 2)", FROM + "t.a = 1");
    rule.changes(FROM + "a = 1 AND (a = 1 OR b = 2)", FROM + "t.a = 1");
    rule.changes(FROM + "NOT NOT c", FROM + "t.c");
    rule.changes(FROM + "a = 1 AND NULL", FROM + "FALSE");
    rule.changes(
        FROM + "s NOT LIKE 'a%' AND NOT (s NOT LIKE 'b%')",
        FROM + "t.s NOT LIKE 'a%' AND t.s LIKE 'b%'");
    rule.changes(FROM + "a IS NULL OR a IS NOT NULL", "SELECT t.a FROM t");
    rule.changes(FROM + "a IN (1, 1)", FROM + "t.a = 1");
  }

  @Test
  void lawsThatFailForNullAreNotUsed() {
    RulePairs rule = new RulePairs(new Simplify());
    rule.keeps(FROM + "a = a");
    rule.keeps(FROM + "a = 1 OR a <> 1");
    rule.keeps("SELECT a = 1 AND NULL AS p FROM t");
    rule.keeps("SELECT a * 0 AS p, a - a AS q FROM t");
  }

  @Test
  void whatCanFailOrIsVolatileIsNotDropped() {
    RulePairs rule = new RulePairs(new Simplify());
    rule.keeps(FROM + "CAST(s AS INTEGER) = 1 AND FALSE");
    rule.keeps(FROM + "random() < 0.5 AND random() < 0.5");
  }

  @Test
  void constantsAreComputedOnlyWhereThatIsExactAndTheTypeStays() {
    RulePairs rule = new RulePairs(new Simplify());
    rule.changes(
        "SELECT 'a' || 'b' AS x, 2 * 3 - 1 AS y FROM t", "SELECT 'ab' AS x, 5 AS y FROM t");
    rule.keeps("SELECT 2147483647 + 1 AS x FROM t");
    rule.keeps("SELECT 0.1 + 0.2 AS x, 1 / 3 AS y FROM t");
    rule.keeps("SELECT CAST(a AS TINYINT) + (1 + 1) AS x FROM t");
    rule.changes(
        "SELECT CASE WHEN FALSE THEN a WHEN TRUE THEN b ELSE id END AS x FROM t",
        "SELECT t.b AS x FROM t");
    rule.keeps("SELECT CASE WHEN FALSE THEN CAST(1 AS BIGINT) ELSE a END AS x FROM t");
  }

  @Test
  void groupKeysStayRecognisable() {
    RulePairs rule = new RulePairs(new Simplify());
    rule.keeps("SELECT NOT (a = 1) AS p, count(*) AS n FROM t GROUP BY a = 1");
    rule.changes(
        "SELECT NOT NOT c AS p, count(*) AS n FROM t GROUP BY NOT NOT c",
        "SELECT t.c AS p, count(*) AS n FROM t GROUP BY t.c");
  }

  @Test
  void propagationAndCoalesceOnDemandOnly() {
    RulePairs plain = new RulePairs(new Simplify());
    plain.keeps(FROM + "a = 5 AND b = a");
    plain.keeps(FROM + "coalesce(a, 1) = 2");
    new RulePairs(new Simplify(), extras(Extra.CONSTANT_PROPAGATION))
        .changes(FROM + "a = 5 AND b = a", FROM + "t.a = 5 AND t.b = 5");
    new RulePairs(new Simplify(), extras(Extra.COALESCE_SIMPLIFICATION))
        .changes(FROM + "coalesce(a, 1) = 2", FROM + "t.a = 2 AND t.a IS NOT NULL");
  }

  @Test
  void oneSpelling() {
    RulePairs rule = new RulePairs(new Canonicalize());
    rule.changes(FROM + "1 < a", FROM + "t.a > 1");
    rule.changes(FROM + "c = TRUE AND (a = 1) = FALSE", FROM + "t.c AND t.a <> 1");
    rule.changes(FROM + "a IS NOT DISTINCT FROM NULL", FROM + "t.a IS NULL");
    rule.changes("SELECT CAST(a AS INTEGER) AS x FROM t", "SELECT t.a AS x FROM t");
    rule.changes("SELECT substr(s, 1) AS x FROM t", "SELECT substring(t.s, 1) AS x FROM t");
    rule.changes("SELECT count(1) AS n FROM t", "SELECT count(*) AS n FROM t");
    rule.changes(
        "SELECT DATE '2026-01-31' + INTERVAL '90' DAY AS x",
        "SELECT DATE '2026-01-31' + INTERVAL '90 days' AS x");
    rule.changes("SELECT CAST('2026-01-31' AS DATE) AS x", "SELECT DATE '2026-01-31' AS x");
    rule.changes(
        "SELECT a FROM t WHERE CAST(s AS DATE) >= '2026-01-31'",
        FROM + "CAST(t.s AS DATE) >= DATE '2026-01-31'");
    rule.changes("SELECT concat('a', 'b') AS x", "SELECT 'a' || 'b' AS x");
  }

  @Test
  void otherMeaningsKeepTheirSpelling() {
    RulePairs rule = new RulePairs(new Canonicalize());
    rule.keeps("SELECT concat(s, 'b') AS x, CAST(1 AS INTEGER) AS y FROM t");
    rule.keeps(FROM + "CAST(s AS DATE) >= '2026-02-30'");
    rule.keeps(FROM + "c IS TRUE AND c IS NOT FALSE");
    rule.keeps("SELECT count(a) AS n FROM t");
  }

  @Test
  void conditionsInConjunctiveForm() {
    RulePairs rule = new RulePairs(new Normalize());
    rule.changes(
        FROM + "a = 1 OR (b = 2 AND id = 3)",
        FROM + "(t.a = 1 OR t.b = 2) AND (t.a = 1 OR t.id = 3)");
    rule.changes(
        FROM + "(id = 7 AND a = 1) OR (id = 7 AND b = 2)",
        FROM + "t.id = 7 AND (t.a = 1 OR t.b = 2)");
    rule.changes(FROM + "NOT (a = 1 OR b = 2)", FROM + "t.a <> 1 AND t.b <> 2");
    rule.keeps(FROM + "CAST(s AS INTEGER) = 1 OR (a = 1 AND b = 2)");
  }

  @Test
  void whatAllBranchesAskIsTakenOutHoweverLargeTheDistance() {
    String branch = "(id = 7 AND a BETWEEN 1 AND 1 + 10 AND b = %d AND s = 'x' AND xs IS NOT NULL)";
    String sql =
        IntStream.range(0, 20)
            .mapToObj(i -> branch.formatted(i))
            .collect(Collectors.joining(" OR "));
    Relation query = RulePairs.bound(FROM + sql);
    RewriteContext context =
        RewriteContext.of(
            query, RewriteOptions.plain(), TableKeys.none(), FunctionCatalog.duckdb());
    assertThat(RulePairs.text(new Normalize().apply(query, context)))
        .startsWith(
            FROM
                + "t.id = 7 AND t.a BETWEEN 1 AND 1 + 10 AND t.s = 'x' AND t.xs IS NOT NULL AND"
                + " (t.b = 0 OR t.b = 1 OR");
  }

  @Test
  void conditionsInDisjunctiveForm() {
    RulePairs rule =
        new RulePairs(new Normalize(), RewriteOptions.plain().with(Form.DISJUNCTIVE, 128));
    rule.changes(
        FROM + "a = 1 AND (b = 2 OR id = 3)", FROM + "t.a = 1 AND t.b = 2 OR t.a = 1 AND t.id = 3");
  }

  @Test
  void theDistanceIsKnownWithoutBuildingTheForm() {
    String sql = FROM + "a = 1 OR (b = 2 AND id = 3)";
    assertThat(NormalizationDistance.of(condition(sql), Form.CONJUNCTIVE)).isEqualTo(1);
    assertThat(NormalizationDistance.of(condition(sql), Form.DISJUNCTIVE)).isZero();
    String wide = FROM + ors(40, 40);
    BigInteger clauses = BigInteger.valueOf(40).pow(40);
    assertThat(NormalizationDistance.of(condition(wide), Form.CONJUNCTIVE))
        .isEqualTo(clauses.multiply(BigInteger.valueOf(40)).subtract(BigInteger.valueOf(1_600)));
    assertThat(NormalizationDistance.of(RulePairs.bound(wide), Form.CONJUNCTIVE))
        .isGreaterThan(clauses);
    new RulePairs(new Normalize()).keeps(wide);
  }

  /// An OR of ANDs.
  private static String ors(int branches, int operands) {
    return IntStream.range(0, branches)
        .mapToObj(i ->
            IntStream.range(0, operands)
                .mapToObj(k -> "a <> " + (i * operands + k))
                .collect(Collectors.joining(" AND ", "(", ")")))
        .collect(Collectors.joining(" OR "));
  }

  private static Expression condition(String sql) {
    return ((Relation.Select) RulePairs.bound(sql)).where().orElseThrow();
  }
}
