package dev.weir.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerTest {
  private final Catalog catalog =
      new TableCatalog(
          List.of(
              table("orders", "id INTEGER", "customer INTEGER", "total DECIMAL(10,2)", "day DATE"),
              table("customers", "id INTEGER", "name VARCHAR", "tags VARCHAR[]")));

  private static Catalog.Table table(String name, String... columns) {
    return new Catalog.Table(
        TableName.of(name),
        new Schema(
            Arrays.stream(columns)
                .map(c -> c.split(" ", 2))
                .map(c -> new Column(c[0], DataType.parse(c[1])))
                .toList()));
  }

  private CompiledQuery compile(String sql) {
    return Compiler.duckdb().compile(sql, "q.sql", catalog);
  }

  private String schema(String sql) {
    return compile(sql).schema().text();
  }

  private WeirException failure(String sql) {
    try {
      compile(sql);
    } catch (WeirException e) {
      return e;
    }
    throw new AssertionError("compiled: " + sql);
  }

  @Test
  void aStarGivesTheColumnsInCatalogOrder() {
    assertThat(schema("SELECT * FROM customers"))
        .isEqualTo("id INTEGER, name VARCHAR, tags VARCHAR[]");
  }

  @Test
  void usingMergesTheColumnsOfBothSides() {
    assertThat(schema("SELECT * FROM orders JOIN customers USING (id)"))
        .isEqualTo(
            "id INTEGER, customer INTEGER, total DECIMAL(10,2), day DATE, name VARCHAR, tags VARCHAR[]");
  }

  @Test
  void aggregatesHaveTheEnginesTypesAndNames() {
    assertThat(schema("SELECT count(*), sum(customer), avg(total), sum(total) FROM orders"))
        .isEqualTo(
            "\"count_star()\" BIGINT, \"sum(customer)\" HUGEINT, \"avg(total)\" DOUBLE, \"sum(total)\" DECIMAL(38,2)");
  }

  @Test
  void unnestInTheSelectListGivesElements() {
    assertThat(
            schema(
                "SELECT id, unnest(tags) AS tag, generate_subscripts(tags, 1) - 1 AS i FROM customers"))
        .isEqualTo("id INTEGER, tag VARCHAR, i BIGINT");
  }

  @Test
  void correlatedSubqueriesSeeTheOuterQuery() {
    assertThat(
            schema(
                "SELECT name, (SELECT max(total) FROM orders o WHERE o.customer = c.id) AS m FROM customers c"))
        .isEqualTo("name VARCHAR, m DECIMAL(10,2)");
  }

  @Test
  void recursiveCtesReadThemselves() {
    assertThat(
            schema(
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) FROM r"))
        .isEqualTo("n INTEGER");
  }

  @Test
  void theEngineTextQualifiesEveryColumn() {
    assertThat(compile("select name from customers where id > 3").engineSql())
        .isEqualTo("SELECT customers.name FROM customers WHERE customers.id > 3");
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheirPlaces() {
    WeirException error = failure("SELECT nmae,\n  lenght(name)\nFROM customers, ordres");
    assertThat(error.problems())
        .extracting(p -> p.code() + " " + p.place().orElseThrow().label())
        .containsExactly("UNKNOWN_TABLE q.sql:3:17", "UNKNOWN_FUNCTION q.sql:2:3");
    assertThat(error).hasMessageContaining("did you mean orders?").hasMessageContaining("length");
  }

  @Test
  void anUnknownColumnComesWithTheNearestName() {
    assertThat(failure("SELECT nmae FROM customers"))
        .hasMessage(
            "q.sql:1:8: there is no column 'nmae' here; did you mean name?\n"
                + "  SELECT nmae FROM customers\n"
                + "         ^");
  }

  @Test
  void anAmbiguousColumnNamesItsChoices() {
    assertThat(failure("SELECT id FROM orders, customers"))
        .hasMessageContaining("column 'id' is ambiguous: it can be orders.id or customers.id");
  }

  @Test
  void aColumnOutsideGroupByIsRefused() {
    WeirException error = failure("SELECT customer, day, count(*) FROM orders GROUP BY customer");
    assertThat(error.code()).isEqualTo(ErrorCode.WRONG_GROUPING);
    assertThat(error)
        .hasMessageContaining("column 'day' is neither in GROUP BY nor inside an aggregate");
  }

  @Test
  void aTableUnderAnotherDepthIsNamedInFull() {
    Catalog deep =
        new TableCatalog(
            List.of(
                new Catalog.Table(
                    new TableName(List.of("sales", "orders")),
                    new Schema(List.of(new Column("id", DataType.parse("INTEGER")))))));
    assertThatThrownBy(() -> Compiler.duckdb().compile("FROM orders", "q.sql", deep))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_DEPTH))
        .hasMessageContaining("write sales.orders");
    assertThat(Compiler.duckdb().compile("FROM sales.orders", "q.sql", deep).schema().text())
        .isEqualTo("id INTEGER");
  }

  @Test
  void referencesLeaveOutCtes() {
    Compiler compiler = Compiler.duckdb();
    assertThat(
            compiler.references(
                compiler.parse(
                    "WITH a AS (FROM x) SELECT * FROM a, y WHERE EXISTS (FROM z JOIN x USING (k))",
                    "q")))
        .extracting(TableName::text)
        .containsExactly("x", "y", "z");
  }

  @Test
  void deepNestingNeedsNoDeepCallersStack() {
    String sql = "SELECT * FROM " + "(SELECT * FROM ".repeat(500) + "customers" + ")".repeat(500);
    assertThat(compile(sql).schema().columns()).hasSize(3);
  }

  @Test
  void orderedSetsKeepTheDirectionOfTheirOrder() {
    assertThat(
            compile(
                    "SELECT mode() WITHIN GROUP (ORDER BY total DESC), percentile_disc([0, 0.5]) WITHIN GROUP (ORDER BY day DESC), percentile_cont(0.5) WITHIN GROUP (ORDER BY id) FROM orders")
                .engineSql())
        .contains(
            "mode(orders.total ORDER BY orders.total DESC)",
            "quantile_disc(orders.day, [0, 0.5] ORDER BY orders.day DESC)",
            "quantile_cont(orders.id, 0.5)");
  }

  @Test
  void whatTheEngineHasNoOrderedSetForIsRefused() {
    assertThat(failure("SELECT string_agg(',') WITHIN GROUP (ORDER BY id) FROM orders"))
        .hasMessageContaining(
            "string_agg takes no WITHIN GROUP (only mode, percentile_cont, percentile_disc do)");
    assertThat(failure("SELECT mode() WITHIN GROUP (ORDER BY id, day) FROM orders"))
        .hasMessageContaining("WITHIN GROUP orders by one key, not by 2");
    assertThat(failure("SELECT percentile_cont() WITHIN GROUP (ORDER BY id) FROM orders"))
        .hasMessageContaining("takes one argument, the fraction, not 0");
  }
}
