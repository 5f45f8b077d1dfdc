package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Products whose queries can give something else in another run.
class NondeterminismTest {
  private static final String FREEZE = "/* nondeterminism: freeze */\n";
  private static final String ALWAYS = "/* nondeterminism: always */\n";

  /// A value of the clock, and what another run would count.
  private static final String STAMPED = "SELECT count(*) AS n, now() AS stamp FROM orders";

  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop"));
  }

  @Test
  void isRefusedUnlessStatedWithEveryCallAtItsPlace() throws IOException {
    shop.product(
        "stamped", "SELECT now() AS stamp,\n  random() AS r, current_date AS d FROM orders");
    shop.product("sampled", "SELECT * FROM orders USING SAMPLE 10%");
    shop.product("reader", "SELECT stamp FROM stamped");
    assertThatThrownBy(() -> shop.builds().plan(BuildRequest.all()))
        .isInstanceOfSatisfying(
            WeirException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(4)
                    .allMatch(p -> p.code() == ErrorCode.NONDETERMINISTIC))
        .hasMessageContaining(
            "stamped.sql:1:8: the product 'stamped' calls now, which reads the clock")
        .hasMessageContaining(
            "'nondeterminism: freeze' (its value stays until something else changes)")
        .hasMessageContaining("stamped.sql:2:3: the product 'stamped' calls random, which draws")
        .hasMessageContaining("stamped.sql:2:18")
        .hasMessageContaining("the product 'sampled' calls TABLESAMPLE, which draws random values")
        .hasMessageContaining("'nondeterminism: always' (it is built each time)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, uuid() AS u FROM orders",
        "SELECT * FROM orders USING SAMPLE 10%",
        "WITH r AS (SELECT random() AS x) SELECT id FROM orders, r WHERE id > x"
      })
  void randomValuesAreNeverFrozen(String sql) throws IOException {
    shop.product("lots", FREEZE + sql);
    assertThatThrownBy(() -> shop.builds().plan(BuildRequest.all()))
        .hasMessageContaining("'nondeterminism: freeze' keeps values of clock and session alone")
        .hasMessageContaining("state 'nondeterminism: always'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM orders USING SAMPLE 10% (bernoulli, 7)",
        "SELECT id, date_trunc('day', TIMESTAMPTZ '2024-01-01 10:00:00+00') AS d FROM orders",
        "SELECT id, CASE WHEN amount < 0 THEN error('negative') END AS e FROM orders"
      })
  void whatAnotherRunWouldGiveAgainIsNot(String sql) throws IOException {
    shop.product("steady", sql);
    assertThat(shop.build().succeeded()).isTrue();
    assertThat(outcomes(shop.build())).isEqualTo(Map.of("steady", Outcome.REUSED));
  }

  @Test
  void queriesOutsideOfProductsMayCallAnything() {
    assertThat(shop.rows("SELECT now() IS NULL, random() < 0"))
        .containsExactly(List.of(false, false));
  }

  @Test
  void theModeIsReadFromDefaultsAndHeaders() throws IOException {
    shop.file(
        "weir.yaml",
        "defaults: { nondeterminism: always }\nsources:\n  orders: { csv: \"data/*.csv\" }\n");
    shop.product("a", STAMPED);
    shop.product("b", FREEZE + STAMPED);
    Project project = Projects.load(shop.folder());
    assertThat(project.product("a").nondeterminism()).isEqualTo(NondeterminismMode.ALWAYS);
    assertThat(project.product("b").nondeterminism()).isEqualTo(NondeterminismMode.FREEZE);
  }

  @Test
  void whatIsWrongWithItIsReportedWithEverythingElse() throws IOException {
    shop.file(
        "weir.yaml",
        "defaults: { nondeterminism: frozen }\nsources:\n  orders: { csv: \"data/*.csv\" }\n");
    shop.product("a", "/* nondeterminism: alway */\nSELECT id FROM nowhere");
    assertThatThrownBy(
            () -> Builds.open(shop.folder(), new DuckDbEngine()).plan(BuildRequest.all()))
        .hasMessageContaining("weir.yaml:1:29: nondeterminism cannot be 'frozen'")
        .hasMessageContaining(
            "a.sql:1:20: nondeterminism cannot be 'alway'; valid values are refuse, freeze, always;"
                + " did you mean always?")
        .hasMessageContaining("nowhere");
  }

  @Test
  void frozenValuesStayUntilSomethingElseChanges() throws IOException {
    shop.product("stamped", FREEZE + STAMPED);
    shop.product("reader", "SELECT n, stamp FROM stamped");
    shop.build();
    Object first = value();

    PlanReport.Line planned = shop.builds().plan(BuildRequest.all()).products().getFirst();
    BuildReport again = shop.build();
    assertThat(planned.decision()).isEqualTo(Decision.REUSE);
    assertThat(planned.reasons().getFirst().component()).isEqualTo("functions");
    assertThat(planned.reasons().getFirst().detail())
        .isEqualTo(
            "frozen: now (clock) as at the last build; 'weir build --force' takes new values");
    assertThat(again.products().getFirst().reasons()).isEqualTo(planned.reasons());
    assertThat(outcomes(again))
        .containsOnly(Map.entry("stamped", Outcome.REUSED), Map.entry("reader", Outcome.REUSED));
    assertThat(value()).isEqualTo(first);

    // The same words in another form change nothing.
    shop.product("stamped", FREEZE + STAMPED.replace("FROM", "\nFROM"));
    assertThat(outcomes(shop.build())).containsEntry("stamped", Outcome.REUSED);

    shop.file("data/c.csv", Shop.orders(200, 210));
    BuildReport changed = shop.build();
    assertThat(outcomes(changed))
        .containsEntry("stamped", Outcome.BUILT)
        .containsEntry("reader", Outcome.BUILT);
    assertThat(changed.products().getFirst().reasons().getFirst().component()).isEqualTo("inputs");
    Object second = value();
    assertThat(second).isNotEqualTo(first);

    // Back to what was: that is a change too, and the old values are not those of the last build.
    shop.file("data/c.csv", Shop.orders(200, 200));
    assertThat(outcomes(shop.build())).containsEntry("stamped", Outcome.BUILT);
    assertThat(value()).isNotEqualTo(first).isNotEqualTo(second);
  }

  @Test
  void forceTakesNewValuesOfWhatIsWanted() throws IOException {
    shop.product("stamped", FREEZE + STAMPED);
    shop.product("reader", "SELECT n, stamp FROM stamped");
    shop.product("other", "SELECT id FROM orders");
    shop.build();
    Object first = value();
    BuildRequest force = BuildRequest.all().renewingFrozenValues();

    BuildReport ofReader =
        shop.builds().build(force.selecting(List.of("reader")), BuildListener.NONE);
    assertThat(outcomes(ofReader)).containsEntry("stamped", Outcome.REUSED);
    assertThat(value()).isEqualTo(first);

    PlanReport plan = shop.builds().plan(force);
    BuildReport report = shop.builds().build(force, BuildListener.NONE);
    assertThat(outcomes(report))
        .isEqualTo(
            Map.of("stamped", Outcome.BUILT, "reader", Outcome.BUILT, "other", Outcome.REUSED));
    BuildReport.Line stamped = line(report, "stamped");
    assertThat(stamped.reasons().getFirst().detail())
        .isEqualTo("--force: new values of now (clock)");
    assertThat(plan.products()).extracting(PlanReport.Line::buildId).contains(stamped.buildId());
    assertThat(value()).isNotEqualTo(first);
    assertThat(outcomes(shop.build())).doesNotContainValue(Outcome.BUILT);
  }

  @Test
  void frozenValuesStayWhenOnlyWhatIsNotReadChanges() throws IOException {
    shop.product("big", "SELECT id, customer, amount FROM orders");
    shop.product("stamped", FREEZE + "SELECT customer, now() AS stamp FROM big");
    shop.build();
    shop.product("big", "SELECT id, customer, amount + 1 AS amount FROM orders");
    assertThat(outcomes(shop.build()))
        .isEqualTo(Map.of("big", Outcome.BUILT, "stamped", Outcome.REUSED));
  }

  @Test
  void alwaysBuildsEachTimeAndWhatReadsIt() throws IOException {
    shop.product("lots", ALWAYS + "SELECT id, random() AS r FROM orders");
    shop.product("reader", "SELECT max(r) AS m FROM lots");
    shop.product("ids", "SELECT count(id) AS n FROM lots");
    shop.product("other", "SELECT id FROM orders");
    shop.build();
    Object before = shop.rows("SELECT m FROM reader");

    WhyReport why = shop.builds().why("lots", BuildRequest.all());
    BuildReport report = shop.build();

    assertThat(why.decision()).isEqualTo(Decision.BUILD);
    assertThat(why.reasons().getLast().detail())
        .isEqualTo("it is built each time, for it calls random (random)");
    assertThat(line(report, "lots").reasons()).isEqualTo(why.reasons());
    assertThat(line(report, "lots").buildId()).isEqualTo(why.buildId());
    assertThat(outcomes(report))
        .containsEntry("lots", Outcome.BUILT)
        .containsEntry("reader", Outcome.BUILT)
        // What reads none of the values that change has no reason to be built.
        .containsEntry("ids", Outcome.REUSED)
        .containsEntry("other", Outcome.REUSED);
    assertThat(shop.rows("SELECT m FROM reader")).isNotEqualTo(before);
    assertThat(shop.rows("SELECT n FROM ids")).isEqualTo(List.of(List.of(200L)));
  }

  @Test
  void anotherModeIsAnotherBuild() throws IOException {
    shop.product("stamped", ALWAYS + STAMPED);
    shop.build();
    shop.product("stamped", FREEZE + STAMPED);
    BuildReport report = shop.build();
    assertThat(outcomes(report)).containsEntry("stamped", Outcome.BUILT);
    assertThat(report.products().getFirst().reasons().getFirst().detail())
        .contains("nondeterminism changed from always to freeze");
    assertThat(outcomes(shop.build())).containsEntry("stamped", Outcome.REUSED);
  }

  @Test
  void theModeIsNoPartOfProductsThatNeedNone() throws IOException {
    shop.product("steady", "SELECT id FROM orders");
    String before = shop.build().products().getFirst().buildId();
    shop.product("steady", ALWAYS + "SELECT id FROM orders");
    assertThat(shop.build().products().getFirst().buildId()).isEqualTo(before);
  }

  @Test
  void whatTheEngineTellsOfItselfIsOfTheSession() throws IOException {
    shop.product("here", FREEZE + "SELECT current_schema() AS s, count(*) AS n FROM orders");
    assertThat(shop.build().succeeded()).isTrue();
    assertThat(outcomes(shop.build())).containsEntry("here", Outcome.REUSED);
  }

  private Object value() {
    return String.valueOf(shop.rows("SELECT stamp::VARCHAR FROM reader"));
  }

  private static BuildReport.Line line(BuildReport report, String product) {
    return report.products().stream()
        .filter(l -> l.product().equals(product))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Outcome> outcomes(BuildReport report) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    report.products().forEach(l -> outcomes.put(l.product(), l.decision()));
    return outcomes;
  }
}
