package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A product is built again only when something changed that it reads.
class UnreadChangesTest {
  private static final String BASE = "SELECT id, customer, amount FROM orders WHERE amount > 10";

  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // A column more, a column that nobody reads changed or gone.
        "SELECT id, customer, amount, amount * 2 AS twice FROM orders WHERE amount > 10 | REUSED",
        "SELECT id + 0 AS id, customer, amount FROM orders WHERE amount > 10 | REUSED",
        "SELECT amount, customer FROM orders WHERE amount > 10 | REUSED",
        "/* nondeterminism: freeze */ SELECT id, customer, amount, now() AS n FROM orders WHERE amount > 10 | REUSED",
        "SELECT id, customer, amount, row_number() OVER () AS place FROM orders WHERE amount > 10 |"
            + " REUSED",
        "SELECT id, customer, amount FROM orders WHERE amount > 10 ORDER BY id DESC | REUSED",
        // What is read changed, or which rows there are.
        "SELECT id, customer, amount + 1 AS amount FROM orders WHERE amount > 10 | BUILT",
        "SELECT id, customer, CAST(amount AS HUGEINT) AS amount FROM orders WHERE amount > 10 |"
            + " BUILT",
        "SELECT id, customer, amount FROM orders WHERE amount > 11 | BUILT",
        "SELECT DISTINCT customer, amount FROM orders WHERE amount > 10 | BUILT",
        "SELECT DISTINCT id, customer, amount FROM orders WHERE amount > 10 | BUILT",
        "SELECT id, customer, amount, unnest([1, 2]) AS u FROM orders WHERE amount > 10 | BUILT",
        "SELECT id, customer, amount FROM orders WHERE amount > 10 LIMIT 50 | BUILT",
        // The same words, but nobody knows whether the same rows.
        "/* version: \"2\" */ SELECT id, customer, amount, 1 AS one FROM orders WHERE amount > 10 |"
            + " BUILT",
      })
  void decidesByWhatIsRead(String changed, Outcome reader) throws IOException {
    shop.product("big", BASE);
    shop.product(
        "totals",
        "SELECT customer, sum(amount) AS total, count(*) AS n FROM big GROUP BY customer");
    shop.build();

    shop.product("big", changed);

    assertThat(decisions(shop.build()))
        .containsEntry("big", Outcome.BUILT)
        .containsEntry("totals", reader);
    assertThat(decisions(shop.build())).doesNotContainValue(Outcome.BUILT);
  }

  @Test
  void saysWhyAChangedInputDoesNotMatter() throws IOException {
    shop.product("big", BASE);
    shop.product("totals", "SELECT customer, sum(amount) AS total FROM big GROUP BY customer");
    String before = shop.build().products().get(1).buildId();
    shop.product("big", "SELECT id + 1 AS id, customer, amount FROM orders WHERE amount > 10");

    PlanReport.Line planned = shop.builds().plan(BuildRequest.all()).products().get(1);
    WhyReport why = shop.builds().why("totals", BuildRequest.all());
    BuildReport report = shop.build();

    assertThat(planned.decision()).isEqualTo(Decision.REUSE);
    assertThat(planned.buildId()).isEqualTo(before);
    assertThat(planned.reasons().getFirst().component()).isEqualTo("inputs");
    assertThat(planned.reasons().getFirst().detail())
        .startsWith("big changed from ")
        .endsWith("nothing that is read of it changed");
    assertThat(why.decision()).isEqualTo(Decision.REUSE);
    assertThat(why.reasons()).isEqualTo(planned.reasons());
    assertThat(why.components())
        .filteredOn(WhyReport.Line::differs)
        .extracting(WhyReport.Line::component)
        .containsExactly(Component.INPUTS);
    assertThat(report.products().get(1).buildId()).isEqualTo(before);
    assertThat(report.products().get(1).reasons()).isEqualTo(planned.reasons());
  }

  @Test
  void whatAReusedProductFeedsIsReusedToo() throws IOException {
    shop.threeProducts();
    shop.build();
    shop.product("big", "SELECT id, customer, amount, 1 AS one FROM orders WHERE amount > 10");

    assertThat(decisions(shop.build()))
        .isEqualTo(
            Map.of("big", Outcome.BUILT, "per_customer", Outcome.REUSED, "best", Outcome.REUSED));
  }

  @Test
  void columnsAreFollowedThroughProductsBetween() throws IOException {
    shop.product("big", BASE);
    shop.product("wide", "SELECT *, amount * 2 AS twice FROM big");
    shop.product("narrow", "SELECT customer, max(twice) AS most FROM wide GROUP BY customer");
    shop.product("ids", "SELECT id FROM wide WHERE id > 5");
    shop.build();
    shop.product("big", "SELECT id + 1 AS id, customer, amount FROM orders WHERE amount > 10");

    assertThat(decisions(shop.build()))
        .isEqualTo(
            Map.of(
                "big", Outcome.BUILT,
                "wide", Outcome.BUILT,
                "narrow", Outcome.REUSED,
                "ids", Outcome.BUILT));
  }

  @Test
  void columnsThatMayComeOutInAnotherWayCountAsChanged() throws IOException {
    String sums =
        "SELECT customer, sum(ln(amount + 1)) AS s, first(id) AS f, count(*) AS n%s FROM orders"
            + " GROUP BY customer";
    shop.product("sums", sums.formatted(""));
    shop.product("of_sum", "SELECT customer, s FROM sums");
    shop.product("of_first", "SELECT f FROM sums");
    shop.product("of_count", "SELECT sum(n / 2) AS halves FROM sums");
    shop.product("any_three", "SELECT n FROM sums LIMIT 3");
    shop.build();
    shop.product("sums", sums.formatted(", max(id) AS m"));

    assertThat(decisions(shop.build()))
        .isEqualTo(
            Map.of(
                "sums", Outcome.BUILT,
                "of_sum", Outcome.BUILT,
                "of_first", Outcome.BUILT,
                "of_count", Outcome.REUSED,
                "any_three", Outcome.BUILT));
  }

  @Test
  void changedDataIsNeverUnread() throws IOException {
    shop.product("big", BASE);
    shop.product("totals", "SELECT customer, count(*) AS n FROM big GROUP BY customer");
    shop.build();
    shop.product("big", "SELECT id, customer, amount, 1 AS one FROM orders WHERE amount > 10");
    shop.file("data/a.csv", Shop.orders(0, 99));

    assertThat(decisions(shop.build())).doesNotContainValue(Outcome.REUSED);
  }

  @Test
  void withoutTheRecordOrTheOutputOfBeforeTheProductIsBuilt() throws IOException {
    shop.product("big", BASE);
    shop.product("totals", "SELECT customer, count(*) AS n FROM big GROUP BY customer");
    shop.build();
    shop.product("big", "SELECT id, customer, amount, 1 AS one FROM orders WHERE amount > 10");
    DurableFiles.deleteTree(shop.store().resolve("ledger/relations/big"));
    assertThat(decisions(shop.build())).containsEntry("totals", Outcome.BUILT);

    shop.product("big", "SELECT id, customer, amount, 2 AS two FROM orders WHERE amount > 10");
    DurableFiles.deleteTree(shop.store().resolve("data/totals"));
    assertThat(decisions(shop.build())).containsEntry("totals", Outcome.BUILT);
  }

  @Test
  void aRelationThatIsNoneByTodaysRulesCountsAsAbsent() throws IOException {
    shop.product("big", BASE);
    shop.product("totals", "SELECT customer, count(*) AS n FROM big GROUP BY customer");
    shop.build();
    int extra = 0;
    for (String invalid :
        List.of(
            "{\"format\":\"weir.relation/0\",\"relation\":{}}",
            "{\"format\":\"weir.relation/1\",\"relation\":{\"node\":\"gone\"}}")) {
      replaceRelations("big", invalid);
      extra++;
      shop.product(
          "big",
          "SELECT id, customer, amount, %d AS x FROM orders WHERE amount > 10".formatted(extra));
      assertThat(shop.builds().diff(List.of("big"), Map.of())).hasSize(1);
      assertThat(decisions(shop.build())).containsEntry("totals", Outcome.BUILT);
      shop.product("big", BASE);
      shop.build();
    }
    replaceRelations("big", "{");
    shop.product("big", "SELECT id, customer, amount, 2 AS two FROM orders WHERE amount > 10");
    assertThatThrownBy(() -> shop.builds().diff(List.of("big"), Map.of()))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
  }

  private void replaceRelations(String product, String text) throws IOException {
    Path folder = shop.store().resolve("ledger/relations").resolve(product);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, text);
      }
    }
  }

  @Test
  void whateverWasReusedHoldsWhatItsQueryGives() throws IOException {
    List<String> versions =
        List.of(
            BASE,
            "SELECT id, customer, amount, amount % 3 AS kind FROM orders WHERE amount > 10",
            "SELECT id * 2 AS id, customer, amount, amount % 3 AS kind FROM orders WHERE amount >"
                + " 10",
            "SELECT id, customer + 1 AS customer, amount FROM orders WHERE amount > 10",
            "SELECT o.id, o.customer, o.amount, x.n FROM orders AS o JOIN (SELECT customer,"
                + " count(*) AS n FROM orders GROUP BY customer) AS x USING (customer) WHERE"
                + " o.amount > 10",
            "SELECT id, customer, amount FROM orders WHERE amount > 10 UNION ALL SELECT id,"
                + " customer, amount FROM orders WHERE amount < 3",
            "SELECT id, customer, max(amount) OVER (PARTITION BY customer) AS amount FROM orders"
                + " WHERE amount > 10",
            "SELECT CASE WHEN customer > 2 THEN id END AS id, customer, amount FROM orders WHERE"
                + " amount > 10",
            "SELECT id, nullif(customer, 3) AS customer, amount FROM orders WHERE amount > 10",
            BASE);
    Map<String, String> readers = new LinkedHashMap<>();
    readers.put("ids", "SELECT id FROM big");
    readers.put("number", "SELECT count(*) AS n FROM big");
    readers.put("totals", "SELECT customer, sum(amount) AS total FROM big GROUP BY customer");
    readers.put(
        "pairs",
        "SELECT a.customer, b.amount FROM big AS a JOIN big AS b ON a.customer = b.amount");
    readers.put("of_totals", "SELECT max(total) AS best FROM totals");
    readers.put(
        "joined",
        "SELECT t.customer, t.total, i.id FROM totals AS t LEFT JOIN ids AS i ON i.id ="
            + " t.customer");
    for (var reader : readers.entrySet()) {
      shop.product(reader.getKey(), reader.getValue());
    }
    int reused = 0;
    for (String version : versions) {
      shop.product("big", version);
      reused += shop.build().with(Outcome.REUSED).size();
      StringBuilder with = new StringBuilder("WITH big AS (" + version + ")");
      readers.forEach((name, sql) -> with.append(", ").append(name).append(" AS (" + sql + ")"));
      for (String name : readers.keySet()) {
        assertThat(rows("SELECT * FROM " + name))
            .describedAs(name + " after " + version)
            .isEqualTo(rows(with + " SELECT * FROM " + name));
      }
    }
    assertThat(reused).isGreaterThan(15);
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    shop.rows(sql).forEach(row -> rows.add(row.toString()));
    rows.sort(Comparator.naturalOrder());
    return rows;
  }

  private static Map<String, Outcome> decisions(BuildReport report) {
    Map<String, Outcome> decisions = new TreeMap<>();
    report.products().forEach(line -> decisions.put(line.product(), line.decision()));
    return decisions;
  }
}
