package dev.weir.compile.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
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
  private final Map<TableName, QueryLineage> products = new LinkedHashMap<>();

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
    products.put(TableName.of(name), Lineage.of(relation));
  }

  private String impact(String table, String column) {
    return GraphText.plain(
        Impact.of(products, TableName.of(table), Optional.of(column).filter(c -> !c.isEmpty())));
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
    LineageGraph whole = LineageGraph.of(products);
    String text = GraphText.json(whole) + GraphText.mermaid(whole) + GraphText.dot(whole);
    LineageGraph impact = Impact.of(products, TableName.of("orders"), Optional.of("cents"));
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("lineage of 1,000 products, in all forms and downstream: " + millis + " ms");
    assertThat(text).contains("p999.cents");
    assertThat(impact.edges()).hasSizeGreaterThan(999);
  }
}
