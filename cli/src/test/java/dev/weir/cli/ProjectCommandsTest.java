package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands over the starter project.
class ProjectCommandsTest {
  @TempDir Path temporary = Path.of("");

  private Path shop = Path.of("");

  @BeforeEach
  void init() {
    shop = temporary.resolve("shop");
    Cli.Outcome outcome = Cli.run("init", shop.toString());
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("wrote ", "weir.yaml", "try: weir build ");
  }

  @Test
  void initRefusesAFolderThatHoldsAnything() {
    Cli.Outcome outcome = Cli.run("init", shop.toString());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains("is not empty");
  }

  @Test
  void queryMayBeginWithACommentAndHoldAnyTextAndType() {
    Cli.Outcome outcome =
        Cli.run(
            "sql",
            shop.toString(),
            "-- how many\nSELECT 'ż🎉' AS text, count(*) AS n FROM customers",
            "--format",
            "json");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("[\n{\"text\":\"ż🎉\",\"n\":8}\n]\n");

    Cli.Outcome arrow =
        Cli.run("sql", shop.toString(), "SELECT 'x'::ENUM('x', 'y') AS e", "--format", "arrow");
    assertThat(arrow.err()).isEmpty();
    assertThat(arrow.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE customers",
        "INSERT INTO customers VALUES (1)",
        "SELECT 1; SELECT 2",
        "COPY customers TO 'x.csv'",
        "SET threads = 1",
        "ATTACH 'x.db'",
        "PRAGMA version",
        "WITH gone AS (DELETE FROM customers RETURNING *) SELECT * FROM gone"
      })
  void onlyAQueryRunsAndWhatElseItIsIsSaidWithItsPlace(String sql) {
    Cli.Outcome outcome = Cli.run("sql", shop.toString(), sql);
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("<sql>:1:").doesNotContain("json");
    assertThat(shop.resolve(".weir")).doesNotExist();
  }

  @Test
  void initQuotesAFolderForTheShell() {
    assertThat(Cli.run("init", temporary.resolve("my shop").toString()).out())
        .contains("try: weir build '")
        .contains("my shop'");
  }

  @Test
  void buildSaysWhatItDidAndTheSecondOneReusesAll() throws IOException {
    JsonNode first = json(0, "build", shop.toString(), "--json");
    assertThat(first.get("version").asInt()).isEqualTo(1);
    assertThat(first.get("run_id").asText()).isNotEmpty();
    assertThat(names(first, "decision")).containsOnly("built");
    for (JsonNode product : first.get("products")) {
      assertThat(product.fieldNames())
          .toIterable()
          .containsExactly(
              "product",
              "decision",
              "build_id",
              "rows",
              "files",
              "bytes",
              "millis",
              "path",
              "reasons");
      assertThat(product.get("reasons").get(0).get("component").asText()).isEqualTo("missing");
      assertThat(product.get("rows").asLong()).isPositive();
      assertThat(Path.of(product.get("path").asText())).isDirectory();
    }
    assertThat(names(json(0, "build", shop.toString(), "--json"), "decision"))
        .containsOnly("reused");
    Cli.Outcome table = Cli.run("build", shop.toString());
    assertThat(table.out()).contains("paid_orders", "3 reused").doesNotContain("\r", "\u001b");
    assertThat(table.err()).isEmpty();
  }

  @Test
  void planDecidesTheSameAndHasNoEffect() throws IOException {
    assertThat(names(json(2, "plan", shop.toString(), "--json", "--detailed-exitcode"), "decision"))
        .containsOnly("build");
    assertThat(shop.resolve(".weir")).doesNotExist();
    Cli.run("build", shop.toString());
    assertThat(names(json(0, "plan", shop.toString(), "--json", "--detailed-exitcode"), "decision"))
        .containsOnly("reuse");
    change("products/paid_orders.sql", "WHERE o.paid", "WHERE NOT o.paid");
    JsonNode changed = json(2, "plan", shop.toString(), "--json", "--detailed-exitcode");
    assertThat(names(changed, "decision")).containsOnly("build");
    assertThat(json(0, "plan", shop.toString(), "--json")).isEqualTo(changed);
  }

  @Test
  void reformattingBuildsNothing() throws IOException {
    Cli.run("build", shop.toString());
    change("products/paid_orders.sql", "WHERE o.paid", "-- the paid ones\n  where   o.PAID");
    assertThat(Cli.run("plan", shop.toString(), "--detailed-exitcode").code()).isZero();
  }

  @Test
  void whyNamesTheComponentThatChanged() throws IOException {
    Cli.run("build", shop.toString());
    change("products/paid_orders.sql", "WHERE o.paid", "WHERE NOT o.paid");
    JsonNode why = json(0, "why", shop.toString(), "revenue_by_city", "--json");
    assertThat(why.get("decision").asText()).isEqualTo("build");
    List<String> differing = new ArrayList<>();
    why.get("components")
        .forEach(c -> {
          if (c.get("differs").asBoolean()) {
            differing.add(c.get("component").asText());
          }
        });
    assertThat(differing).containsExactly("inputs");
    assertThat(Cli.run("why", shop.toString(), "paid_orders").out())
        .contains("a build would build it", "query", "contract", "inputs");
  }

  @Test
  void sqlAnswersFromProductsAndSources() {
    Cli.run("build", shop.toString());
    Cli.Outcome outcome =
        Cli.run(
            "sql",
            shop.toString(),
            "SELECT count(*) > 0 AS some FROM paid_orders JOIN customers USING (customer_id)",
            "--format",
            "csv");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("some\r\ntrue\r\n");
    assertThat(Cli.runWith("SELECT 1 AS a", "sql", shop.toString(), "-", "--format=json").out())
        .isEqualTo("[\n{\"a\":1}\n]\n");
  }

  @Test
  void anythingButAQueryIsRefused() {
    for (String sql :
        List.of(
            "DROP TABLE paid_orders",
            "COPY (SELECT 1) TO '/tmp/weir-must-not-exist.csv'",
            "SELECT 1; SELECT 2",
            "SET threads = 1",
            "ATTACH 'x.db'")) {
      Cli.Outcome outcome = Cli.run("sql", shop.toString(), sql);
      assertThat(outcome.code()).as(sql).isEqualTo(ExitCode.FAILED);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).isNotEmpty().doesNotContain("bug in Weir");
    }
  }

  @Test
  void aMistakeInAQueryIsShownWhereItIs() {
    Cli.Outcome outcome = Cli.run("sql", shop.toString(), "SELECT name,\n  cty FROM customers");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .contains("<sql>:2:3: ", "'cty'", "did you mean city?", "    cty FROM customers\n    ^");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void lineageNamesColumnsOfSources() throws IOException {
    JsonNode lineage = json(0, "lineage", shop.toString(), "revenue_by_city.cents", "--json");
    assertThat(lineage.get("columns").get(0).get("reads").get(0).asText())
        .isEqualTo("paid_orders.cents");
    assertThat(lineage.get("columns").get(0).get("origins").get(0).asText())
        .isEqualTo("orders.cents");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city").out())
        .contains("column", "from sources", "paid_orders.city");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city.cent").err())
        .contains("has no column 'cent'", "did you mean cents?");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city", "--graph", "mermaid").out())
        .contains("orders", "cents", "aggregation");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city.city", "--graph", "text").out())
        .isEqualTo("revenue_by_city.city\n  customers.city (identity)\n");
    assertThat(Cli.run("lineage", shop.toString(), "paid_orders").out())
        .contains("rows needed", "orders.paid");
    assertThat(json(0, "lineage", shop.toString(), "paid_orders", "--json").get("uses").toString())
        .contains("\"predicate\":\"orders.paid\"", "\"deciding\":");
  }

  @Test
  void lineageOfTheWholeProjectAndDownstream() throws IOException {
    assertThat(Cli.run("lineage", shop.toString()).out())
        .contains("revenue_by_city.cents\n  paid_orders.cents (aggregation)");
    assertThat(json(0, "lineage", shop.toString(), "--json").get("edges").size()).isGreaterThan(9);
    assertThat(Cli.run("lineage", shop.toString(), "--graph", "dot").out()).startsWith("digraph");
    assertThat(Cli.run("lineage", shop.toString(), "orders.cents", "--downstream").out())
        .contains("revenue_by_city.cents\n  orders.cents (aggregation)")
        .doesNotContain("paid_orders.cents (aggregation)");
    assertThat(Cli.run("lineage", shop.toString(), "paid_orders.cent", "--downstream").err())
        .contains("did you mean cents?");
    assertThat(Cli.run("lineage", shop.toString(), "orders.cent", "--downstream").err())
        .contains("'orders' has no column 'cent'; it has ", "did you mean cents?");
    assertThat(Cli.run("lineage", shop.toString(), "orders.cents.x", "--downstream").err())
        .contains("orders.cents is of type BIGINT and has no part '.x'");
    assertThat(Cli.run("lineage", shop.toString(), "order", "--downstream").err())
        .contains("no product or source 'order'");
    assertThat(Cli.run("lineage", shop.toString(), "best_customers", "--downstream").err())
        .contains("nothing comes from best_customers");
    assertThat(Cli.run("lineage", shop.toString(), "--downstream").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aQueryIsTrimmedToOneColumn() {
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city.orders", "--trimmed").out())
        .contains("count(*)")
        .doesNotContain("sum(");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city.order", "--trimmed").err())
        .contains("did you mean orders?");
    assertThat(Cli.run("lineage", shop.toString(), "revenue_by_city", "--trimmed").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatBuildsKeptIsShown() throws IOException {
    Path product = shop.resolve("products/paid_orders.sql");
    Cli.run("build", shop.toString());
    Files.writeString(
        product, Files.readString(product).replace("o.paid", "o.paid AND o.cents % 2 = 0"));
    assertThat(Cli.run("diff", shop.toString(), "paid_orders", "--run").out())
        .contains("+ condition ", "rows differ in 1 of 1 runs", " only before");
    Cli.run("build", shop.toString());
    assertThat(Cli.run("diff", shop.toString(), "paid_orders", "--last").out())
        .contains("change: filter", "+ condition ");
    assertThat(json(0, "lineage", shop.toString(), "paid_orders", "--last").get("scans").toString())
        .contains("\"beyond\":[]");
    assertThat(Cli.run("diff", shop.toString(), "--last", "--match", "a => b").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("diff", shop.toString(), "--run").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void partsOfStructsAreFollowedThroughProducts() throws IOException {
    Files.writeString(
        shop.resolve("products/packed.sql"),
        "SELECT order_id, {'who': customer_id, 'paid': {'cents': cents}} AS o FROM orders");
    Files.writeString(
        shop.resolve("products/opened.sql"), "SELECT o.paid.cents AS cents, o.who FROM packed");
    assertThat(Cli.run("lineage", shop.toString(), "opened.cents", "--graph", "text").out())
        .isEqualTo("opened.cents\n  orders.cents (identity)\n");
    assertThat(Cli.run("lineage", shop.toString(), "packed.o.paid", "--downstream").out())
        .isEqualTo("opened.cents\n  packed.o.paid.cents (identity)\n");
    assertThat(Cli.run("lineage", shop.toString(), "--graph", "text").out())
        .contains("packed.o.paid.cents\n  orders.cents (identity)\n");
  }

  @Test
  void aProductThatFailsBlocksItsReadersAndNothingElse() throws IOException {
    Files.writeString(shop.resolve("products/bad.sql"), "SELECT error('boom') AS e FROM orders");
    Files.writeString(shop.resolve("products/after.sql"), "SELECT e FROM bad");
    Cli.Outcome outcome = Cli.run("build", shop.toString(), "--json");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    JsonNode report = new ObjectMapper().readTree(outcome.out());
    assertThat(names(report, "decision")).containsOnlyOnce("failed").containsOnlyOnce("blocked");
    assertThat(names(report, "decision")).filteredOn("built"::equals).hasSize(3);
    assertThat(outcome.err()).contains("product bad:", "boom", "product after:");
  }

  @Test
  void aMistakeInAProductIsShownWhereItIs() throws IOException {
    change("products/paid_orders.sql", "o.cents", "o.cent");
    Cli.Outcome outcome = Cli.run("build", shop.toString());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .containsPattern("paid_orders\\.sql:\\d+:\\d+: ")
        .contains("cent", "did you mean cents", "^");
    assertThat(outcome.out()).isEmpty();
    assertThat(shop.resolve(".weir")).doesNotExist();
  }

  @Test
  void wrongNamesGetTheNearest() {
    assertThat(Cli.run("why", shop.toString(), "paid_order").err())
        .contains("did you mean paid_orders?");
    assertThat(Cli.run("build", shop.toString(), "--select", "best_customer").err())
        .contains("did you mean best_customers?");
    assertThat(Cli.run("build", shop.toString(), "--profile", "prod_fats").err())
        .contains("legal are prod_fast", "did you mean prod_fast");
    assertThat(Cli.run("build", temporary.toString()).err()).contains("there is no weir.yaml");
    assertThat(Cli.run("sql", shop.toString(), "SELECT 1", "--format", "xml").code())
        .isEqualTo(ExitCode.USAGE);
  }

  private void change(String name, String from, String to) throws IOException {
    Path file = shop.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static JsonNode json(int code, String... arguments) throws IOException {
    Cli.Outcome outcome = Cli.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(outcome.out());
  }

  private static List<String> names(JsonNode report, String member) {
    List<String> names = new ArrayList<>();
    report.get("products").forEach(product -> names.add(product.get(member).asText()));
    return names;
  }
}
