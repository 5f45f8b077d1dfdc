package dev.weir.compile.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ImpactTest {
  private final List<Catalog.Table> tables = new ArrayList<>();
  private final Map<TableName, Relation> products = new LinkedHashMap<>();

  ImpactTest() {
    know(
        "orders",
        List.of(
            new Column("id", ScalarType.INTEGER),
            new Column("city", ScalarType.INTEGER),
            new Column("cents", ScalarType.INTEGER)));
  }

  private void know(String name, List<Column> columns) {
    tables.add(new Catalog.Table(TableName.of(name), new Schema(columns)));
  }

  private void product(String name, String sql) {
    Relation relation =
        QueryBinder.bind(
            SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
            sql,
            name,
            new TableCatalog(tables),
            FunctionCatalog.duckdb(),
            BindOptions.plain());
    know(name, relation.columns());
    products.put(TableName.of(name), relation);
  }

  private ColumnPath path(String table, String column) {
    Catalog.Table known = new TableCatalog(tables).table(TableName.of(table)).orElseThrow();
    return ColumnPath.find(column, table, known.schema());
  }

  private String impact(String table, String column) {
    return GraphText.plain(
        Impact.of(
            products,
            TableName.of(table),
            Optional.of(column).filter(c -> !c.isEmpty()).map(c -> path(table, c))));
  }

  @Test
  void aColumnIsFollowedThroughProductsBetween() {
    product("paid", "SELECT id, city, cents FROM orders WHERE cents > 0");
    product("by_city", "SELECT city, sum(cents) AS cents FROM paid GROUP BY city");
    product("best", "SELECT city FROM by_city ORDER BY cents LIMIT 3");
    product("other", "SELECT id FROM orders");
    assertThat(impact("orders", "cents"))
        .isEqualTo(
            """
            rows of best
              orders.cents (filter, sort)
            by_city.cents
              orders.cents (aggregation)
            rows of by_city
              orders.cents (filter)
            paid.cents
              orders.cents (identity)
            rows of paid
              orders.cents (filter)
            """);
    assertThat(impact("PAID", "City"))
        .isEqualTo(
            """
            best.city
              paid.city (identity)
            rows of best
              paid.city (group)
            by_city.city
              paid.city (identity)
            rows of by_city
              paid.city (group)
            """);
    assertThat(impact("orders", "")).contains("other.id", "orders.id (identity)", "best.city");
    assertThat(impact("best", "city")).isEmpty();
  }

  @Test
  void whoOnlyCountsRowsIsNamed() {
    product("counted", "SELECT count(*) AS n FROM orders");
    assertThat(impact("orders", "")).isEqualTo("rows of counted\n  orders (join)\n");
    assertThat(impact("orders", "cents")).isEmpty();
  }

  @Test
  void partsOfNestedColumnsAreFollowedThroughProducts() {
    know(
        "calls",
        List.of(new Column("s", DataType.parse("STRUCT(p INTEGER, q STRUCT(r INTEGER)[])"))));
    product(
        "packed", "SELECT {'id': id, 'money': {'cents': cents}} AS o, [city] AS cs FROM orders");
    product("passed", "SELECT CASE WHEN o.id > 0 THEN o END AS o, cs FROM packed");
    product("opened", "SELECT o.money.cents AS cents, o.id AS id, unnest(cs) AS c FROM passed");
    product("called", "SELECT s.p AS p, len(s.q) AS n FROM calls");
    assertThat(impact("orders", "cents"))
        .isEqualTo(
            """
            opened.cents
              orders.cents (transformation)
            packed.o
              orders.cents (transformation)
            packed.o.money
              orders.cents (transformation)
            packed.o.money.cents
              orders.cents (identity)
            passed.o
              orders.cents (transformation)
            passed.o.money
              orders.cents (transformation)
            passed.o.money.cents
              orders.cents (transformation)
            """);
    assertThat(impact("packed", "o.money"))
        .contains("opened.cents\n  packed.o.money.cents (transformation)\n")
        .doesNotContain("opened.id\n");
    assertThat(impact("calls", "s.p")).isEqualTo("called.p\n  calls.s.p (identity)\n");
    assertThat(impact("calls", "S.Q[].r")).isEqualTo("called.n\n  calls.s.q (transformation)\n");
    assertThatThrownBy(() -> impact("calls", "s.pp"))
        .hasMessage("calls.s has no field 'pp'; it has p, q; did you mean p?");
    assertThatThrownBy(() -> impact("calls", "s.q.r"))
        .hasMessage(
            "calls.s.q is of type STRUCT(r INTEGER)[] and has no part '.r'; its parts are its"
                + " elements, calls.s.q[], and their number, calls.s.q[#]");
    assertThatThrownBy(() -> impact("calls", "s.p[]"))
        .hasMessage("calls.s.p is of type INTEGER and has no part '[]'; it is followed as a whole");
    assertThatThrownBy(() -> impact("orders", "cent"))
        .hasMessage("'orders' has no column 'cent'; it has id, city, cents; did you mean cents?");
  }

  @Test
  @Timeout(300)
  void theGraphOfAThousandProductsIsQuick() {
    product("p0", "SELECT id, city, cents FROM orders");
    for (int i = 1; i < 1000; i++) {
      String left = "p" + (i - 1);
      String right = "p" + i / 2;
      product(
          "p" + i,
          "SELECT a.id, b.city, sum(a.cents + b.cents) AS cents FROM "
              + left
              + " AS a JOIN "
              + right
              + " AS b USING (id) WHERE b.cents > "
              + i
              + " GROUP BY ALL");
    }
    long start = System.nanoTime();
    Map<TableName, QueryLineage> lineages = new LinkedHashMap<>();
    products.forEach((name, relation) -> lineages.put(name, Lineage.of(relation)));
    LineageGraph whole = LineageGraph.of(lineages);
    String text = GraphText.json(whole) + GraphText.mermaid(whole) + GraphText.dot(whole);
    LineageGraph impact =
        Impact.of(products, TableName.of("orders"), Optional.of(path("orders", "cents")));
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("lineage of 1,000 products, in all forms and downstream: " + millis + " ms");
    assertThat(text).contains("p999.cents");
    assertThat(impact.edges()).hasSizeGreaterThan(999);
  }
}
