package dev.weir.compile.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Chains of subqueries whose steps read a column several times: they double with each step when
/// they are written out.
class SharingTest {
  private static final int STEPS = 30;

  private static final int[] CHANGED = {1, 2, 11, STEPS - 1, STEPS};

  private record Step(String first, String next) {}

  private static final List<Step> STEPS_OF_ALL_KINDS =
      List.of(
          new Step("SELECT a AS x FROM t", "SELECT x + x AS x FROM (@)"),
          new Step("SELECT a AS x FROM t", "SELECT (x + x) % 1000 AS x FROM (@)"),
          new Step(
              "SELECT s AS x FROM t", "SELECT CASE WHEN x = '#' THEN 'w' ELSE x END AS x FROM (@)"),
          new Step(
              "SELECT a AS x FROM t",
              "SELECT CASE WHEN x < 1 THEN # WHEN x > 100 THEN 100 ELSE x END AS x FROM (@)"),
          new Step("SELECT s AS x FROM t", "SELECT replace(x, '#', x || 'a') AS x FROM (@)"),
          new Step("SELECT flag AS x, k FROM v", "SELECT x OR (NOT x AND k = #) AS x, k FROM (@)"),
          new Step(
              "SELECT a AS x FROM t", "SELECT CAST(x IN (1, x, #) AS INTEGER) + x AS x FROM (@)"),
          new Step(
              "SELECT a AS x FROM t",
              "SELECT CASE WHEN x IN (SELECT k + # FROM v) THEN 1 ELSE x END AS x FROM (@)"),
          new Step(
              "SELECT l AS x FROM t",
              "SELECT list_concat(x, list_transform(x, lambda e: e + # + len(x))) AS x FROM (@)"),
          new Step(
              "SELECT a AS x, id FROM t",
              "SELECT q.x + q.x AS x, q.id FROM (@) q LEFT JOIN u ON u.id = q.x + q.x + #"),
          new Step("SELECT a AS x FROM t", "SELECT x + x AS x FROM (@) WHERE x > # OR x IS NULL"),
          new Step("SELECT st AS x FROM u", "SELECT {'p': x.p + x.p, 'q': x.q} AS x FROM (@)"));

  private static String nested(Step step, int steps, IntFunction<String> number) {
    String query = step.first();
    for (int i = 1; i <= steps; i++) {
      query = step.next().replace("#", number.apply(i)).replace("@", query);
    }
    return query;
  }

  /// The same as a chain of CTEs; every third step goes through another one that changes nothing.
  private static String chain(Step step, int steps, IntFunction<String> number) {
    List<String> ctes = new ArrayList<>(List.of("q0 AS (" + step.first() + ")"));
    for (int i = 1; i <= steps; i++) {
      String before = "q" + (i - 1);
      if (i % 3 == 0) {
        ctes.add("p" + i + " AS (SELECT * FROM " + before + ")");
        before = "p" + i;
      }
      String read = step.next().replace("#", number.apply(i));
      ctes.add(
          "q" + i + " AS (" + read.replace("(@) q ", before + " q ").replace("(@)", before) + ")");
    }
    return "WITH " + String.join(", ", ctes) + " SELECT * FROM q" + steps;
  }

  @Test
  void whatIsSharedIsRecognisedHoweverItIsWritten() {
    for (Step step : STEPS_OF_ALL_KINDS) {
      for (int steps : new int[] {1, 3, 7, 10, STEPS}) {
        assertThat(IdentityPairsTest.fingerprint(chain(step, steps, i -> "7")))
            .as(steps + " steps of " + step.next())
            .isEqualTo(IdentityPairsTest.fingerprint(nested(step, steps, i -> "7")));
      }
    }
  }

  @Test
  void aChangeAnywhereInsideIsAnotherQuery() {
    for (Step step : STEPS_OF_ALL_KINDS) {
      if (!step.next().contains("#")) {
        continue;
      }
      Set<String> different = new HashSet<>();
      different.add(IdentityPairsTest.fingerprint(chain(step, STEPS, i -> "7")));
      for (int at : CHANGED) {
        different.add(IdentityPairsTest.fingerprint(chain(step, STEPS, i -> i == at ? "8" : "7")));
      }
      assertThat(different).as(step.next()).hasSizeGreaterThanOrEqualTo(distinct(step));
    }
  }

  /// Conditions that hold or do not at whichever step say the same.
  private static int distinct(Step step) {
    return step.next().contains(" OR ") ? 2 : CHANGED.length + 1;
  }

  @Test
  void aFormGrowsWithTheStepsAndNotWithWhatTheyStandFor() {
    for (Step step : STEPS_OF_ALL_KINDS) {
      int once = form(step, STEPS).text().length();
      int twice = form(step, 2 * STEPS).text().length();
      assertThat(twice).as(step.next()).isLessThan(5 * once);
      assertThat(once).as(step.next()).isLessThan(200_000);
    }
  }

  private static NormalForm form(Step step, int steps) {
    return IdentityPairsTest.form(chain(step, steps, i -> "7"));
  }

  @Test
  void rowsThatAreDistinctMayBeOrderedByWhatTheyDoNotShow() {
    String query =
        "SELECT DISTINCT a %s AS x FROM (SELECT DISTINCT a + 1 AS a, b FROM t) ORDER BY b";
    assertThat(IdentityPairsTest.fingerprint(String.format(query, "+ 1")))
        .isNotEqualTo(IdentityPairsTest.fingerprint(String.format(query, "+ 2")));
  }
}
