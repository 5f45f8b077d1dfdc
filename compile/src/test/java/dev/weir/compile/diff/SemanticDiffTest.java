package dev.weir.compile.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.diff.ColumnChange.Status;
import dev.weir.compile.diff.Edit.Operation;
import dev.weir.model.CanonicalJson;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticDiffTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  "orders",
                  "id INTEGER, customer INTEGER, price DECIMAL(10,2), day DATE, tags VARCHAR[]"),
              table("customers", "id INTEGER, name VARCHAR, country VARCHAR"),
              table("returns", "id INTEGER, customer INTEGER, price DECIMAL(10,2)")));

  private static Catalog.Table table(String name, String columns) {
    StructType type = (StructType) DataType.parse("STRUCT(" + columns + ")");
    return new Catalog.Table(
        TableName.of(name),
        new Schema(type.fields().stream().map(f -> new Column(f.name(), f.type())).toList()));
  }

  private static QueryDiff diff(String before, String after) {
    Compiler compiler = Compiler.duckdb();
    return SemanticDiff.between(
        compiler.compile(before, "before", CATALOG), compiler.compile(after, "after", CATALOG));
  }

  private static Status status(QueryDiff diff, String column) {
    return diff.columns().stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void anotherSpellingIsCosmetic() {
    QueryDiff diff =
        diff(
            "SELECT o.id, price FROM orders o WHERE price > 1 AND id BETWEEN 2 AND 3",
            "with x as (from orders) select ID as id, x.price from x where 3 >= id and 2 <= id and 1 < price");
    assertThat(diff.isCosmetic()).isTrue();
    assertThat(diff.columns()).allMatch(c -> c.status() == Status.UNCHANGED);
    assertThat(diff.changes()).isEmpty();
  }

  @Test
  void aFurtherColumnLeavesTheOthersAlone() {
    QueryDiff diff =
        diff("SELECT id, price FROM orders", "SELECT id, price * 2 AS price, day FROM orders");
    assertThat(diff.isProjectionOnly()).isTrue();
    assertThat(status(diff, "id")).isEqualTo(Status.UNCHANGED);
    assertThat(status(diff, "price")).isEqualTo(Status.CHANGED);
    assertThat(status(diff, "day")).isEqualTo(Status.ADDED);
    assertThat(diff.counts()).containsEntry(Operation.INSERT, 1);
  }

  @Test
  void aFurtherAggregateIsAProjection() {
    QueryDiff diff =
        diff(
            "SELECT customer, sum(price) AS total FROM orders GROUP BY customer",
            "SELECT customer, sum(price) AS total, count(*) AS n FROM orders GROUP BY customer");
    assertThat(diff.isProjectionOnly()).isTrue();
    assertThat(status(diff, "total")).isEqualTo(Status.UNCHANGED);
  }

  @Test
  void aRenamedColumnIsRemovedAndAdded() {
    QueryDiff diff = diff("SELECT id, price FROM orders", "SELECT id, price AS cost FROM orders");
    assertThat(diff.isProjectionOnly()).isTrue();
    assertThat(status(diff, "price")).isEqualTo(Status.REMOVED);
    assertThat(status(diff, "cost")).isEqualTo(Status.ADDED);
    assertThat(status(diff, "id")).isEqualTo(Status.UNCHANGED);
  }

  @Test
  void everyKindOfChangeHasItsClass() {
    String base = "SELECT o.id FROM orders o JOIN customers c ON o.customer = c.id WHERE price > 1";
    assertThat(diff(base, base.replace("price > 1", "price > 2")).classes())
        .containsExactly(ChangeClass.FILTER);
    assertThat(diff(base, base.replace("JOIN", "LEFT JOIN")).classes()).contains(ChangeClass.JOIN);
    assertThat(diff(base, base.replace("o.customer = c.id", "o.id = c.id")).classes())
        .contains(ChangeClass.JOIN);
    assertThat(diff(base, base.replace("FROM orders", "FROM returns")).classes())
        .contains(ChangeClass.SOURCE);
    assertThat(diff(base, base + " ORDER BY o.id").classes()).containsExactly(ChangeClass.ORDER);
    assertThat(diff(base, base + " LIMIT 5").classes()).contains(ChangeClass.FILTER);
    assertThat(diff(base, base.replace("SELECT", "SELECT DISTINCT")).classes())
        .contains(ChangeClass.GROUPING);
    assertThat(
            diff(
                    "SELECT customer, sum(price) OVER (PARTITION BY customer) AS s FROM orders",
                    "SELECT customer, sum(price) OVER (PARTITION BY day) AS s FROM orders")
                .classes())
        .containsExactly(ChangeClass.PROJECTION, ChangeClass.WINDOW);
    assertThat(
            diff(
                    "SELECT id FROM orders QUALIFY rank() OVER (ORDER BY price) = 1",
                    "SELECT id FROM orders QUALIFY rank() OVER (ORDER BY day) = 1")
                .classes())
        .contains(ChangeClass.WINDOW);
    assertThat(diff("SELECT id FROM orders", "SELECT id FROM orders, unnest(tags)").classes())
        .contains(ChangeClass.ROW_MULTIPLICATION);
    assertThat(
            diff(
                    "SELECT customer FROM orders",
                    "SELECT customer FROM orders UNION ALL SELECT customer FROM returns")
                .classes())
        .contains(ChangeClass.ROW_MULTIPLICATION, ChangeClass.SOURCE);
    assertThat(
            diff(
                    "SELECT customer, count(*) AS n FROM orders GROUP BY customer",
                    "SELECT customer, count(*) AS n FROM orders GROUP BY customer, day")
                .classes())
        .containsExactly(ChangeClass.GROUPING);
  }

  @Test
  void aBranchThatChangedIsTheOnlyOne() {
    String before =
        IntStream.range(0, 20)
            .mapToObj(i -> "SELECT customer + " + i + " AS x FROM orders WHERE id > " + i)
            .collect(Collectors.joining(" UNION ALL "));
    QueryDiff diff = diff(before, before.replace("id > 7 ", "id > 77777 "));
    assertThat(diff.classes()).containsExactly(ChangeClass.FILTER);
    assertThat(diff.changes())
        .containsExactly(
            new Edit(
                Operation.UPDATE,
                "condition",
                ChangeClass.FILTER,
                "7 < orders.id",
                "77777 < orders.id"));
  }

  /// Everything that a window consists of; the rows are the same each time.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(price) OVER (PARTITION BY customer, day ORDER BY day)",
        "sum(price) OVER (ORDER BY day)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day DESC)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day NULLS FIRST)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day, id)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day ROWS 2 PRECEDING)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day ROWS BETWEEN 1 PRECEDING AND 1"
            + " FOLLOWING)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day GROUPS 2 PRECEDING)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND"
            + " UNBOUNDED FOLLOWING)",
        "sum(price) OVER (PARTITION BY customer ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND"
            + " CURRENT ROW EXCLUDE CURRENT ROW)",
        "sum(price) FILTER (WHERE id > 3) OVER (PARTITION BY customer ORDER BY day)",
        "sum(DISTINCT price) OVER (PARTITION BY customer ORDER BY day)",
        "max(price) OVER (PARTITION BY customer ORDER BY day)",
        "lag(price) OVER (PARTITION BY customer ORDER BY day)"
      })
  void aChangedWindowIsNamed(String window) {
    String base =
        "SELECT id, sum(price) OVER (PARTITION BY customer ORDER BY day) AS w FROM orders";
    QueryDiff diff = diff(base, "SELECT id, " + window + " AS w FROM orders");
    assertThat(diff.classes()).containsExactly(ChangeClass.PROJECTION, ChangeClass.WINDOW);
    assertThat(diff.isProjectionOnly()).isTrue();
    assertThat(status(diff, "id")).isEqualTo(Status.UNCHANGED);
    assertThat(status(diff, "w")).isEqualTo(Status.CHANGED);
  }

  /// A window that decides about rows.
  @Test
  void aChangedWindowUnderQualifyIsAFilterToo() {
    String base =
        "SELECT id FROM orders QUALIFY row_number() OVER (PARTITION BY customer ORDER BY id) = 1";
    assertThat(diff(base, base.replace("PARTITION BY customer ", "")).classes())
        .contains(ChangeClass.WINDOW, ChangeClass.FILTER);
    assertThat(diff(base, base.replace("= 1", "= 2")).classes())
        .containsExactly(ChangeClass.FILTER);
    assertThat(diff(base, "SELECT id FROM orders").classes())
        .contains(ChangeClass.WINDOW, ChangeClass.FILTER);
  }

  /// before | after | classes
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT id FROM orders | WITH o AS (SELECT * FROM orders) SELECT id FROM o | COSMETIC",
        "SELECT o.id FROM orders o JOIN customers c ON o.id = c.id | SELECT id FROM orders JOIN customers USING (id) | COSMETIC",
        "SELECT id, day FROM orders | SELECT day, id FROM orders | PROJECTION",
        "SELECT id FROM orders | SELECT CAST(id AS BIGINT) AS id FROM orders | PROJECTION",
        "SELECT id FROM orders | SELECT id AS other FROM orders | PROJECTION",
        "SELECT id FROM orders ORDER BY id | SELECT id FROM orders ORDER BY id DESC | ORDER",
        "SELECT id FROM orders ORDER BY id LIMIT 5 | SELECT id FROM orders ORDER BY id LIMIT 6 | FILTER",
        "SELECT id FROM orders ORDER BY id LIMIT 5 | SELECT id FROM orders ORDER BY id LIMIT 5 OFFSET 1 | FILTER",
        "SELECT id FROM orders UNION SELECT id FROM returns | SELECT id FROM orders UNION ALL SELECT id FROM returns | GROUPING",
        "SELECT id FROM orders UNION ALL SELECT id FROM returns | SELECT id FROM orders EXCEPT SELECT id FROM returns | ROW_MULTIPLICATION",
        "SELECT o.id FROM orders o JOIN returns r USING (id) | SELECT o.id FROM orders o LEFT JOIN returns r USING (id) | JOIN",
        "SELECT o.id FROM orders o LEFT JOIN returns r USING (id) | SELECT o.id FROM orders o FULL JOIN returns r USING (id) | JOIN",
        "SELECT o.id FROM orders o JOIN returns r USING (id) | SELECT o.id FROM orders o SEMI JOIN returns r USING (id) | JOIN",
        "SELECT o.id FROM orders o SEMI JOIN returns r USING (id) | SELECT o.id FROM orders o ANTI JOIN returns r USING (id) | JOIN",
        "SELECT id, unnest(tags) AS t FROM orders | SELECT id, tags AS t FROM orders | ROW_MULTIPLICATION",
        "SELECT id, unnest(tags) AS t FROM orders | SELECT id, unnest(list_sort(tags)) AS t FROM orders | ROW_MULTIPLICATION",
        "SELECT DISTINCT ON (customer) id FROM orders ORDER BY customer, day | SELECT DISTINCT ON (customer, day) id FROM orders ORDER BY customer, day | GROUPING",
        "SELECT DISTINCT ON (customer) id FROM orders ORDER BY customer, day | SELECT DISTINCT ON (customer) id FROM orders ORDER BY customer, id | GROUPING",
        "SELECT * FROM (PIVOT orders ON customer IN (1, 2) USING sum(price) GROUP BY day) | SELECT * FROM (PIVOT orders ON customer IN (1, 3) USING sum(price) GROUP BY day) | UNKNOWN",
        "SELECT * FROM (PIVOT orders ON customer IN (1, 2) USING sum(price) GROUP BY day) | SELECT * FROM (PIVOT orders ON customer IN (1, 2) USING sum(price) GROUP BY id) | GROUPING",
        "SELECT customer, sum(price) AS s FROM orders GROUP BY customer | SELECT customer, avg(price) AS s FROM orders GROUP BY customer | PROJECTION",
        "SELECT customer FROM orders GROUP BY customer HAVING count(*) > 1 | SELECT customer FROM orders GROUP BY customer HAVING count(*) > 2 | FILTER",
        "SELECT id FROM orders | SELECT id FROM returns | SOURCE"
      })
  void theClassIsThatOfWhatChanged(String before, String after, ChangeClass wanted) {
    QueryDiff diff = diff(before, after);
    assertThat(diff.classes()).contains(wanted);
    if (wanted == ChangeClass.PROJECTION || wanted == ChangeClass.ORDER) {
      assertThat(diff.classes()).containsExactly(wanted);
    }
    assertThat(QueryDiff.load(diff.json())).isEqualTo(diff);
  }

  @Test
  void otherRowsChangeEveryColumn() {
    QueryDiff diff = diff("SELECT id FROM orders", "SELECT id FROM orders WHERE price > 0");
    assertThat(status(diff, "id")).isEqualTo(Status.CHANGED);
  }

  @Test
  void columnsThatOnlyLookTheSameAreNotCalledSo() {
    QueryDiff diff =
        diff(
            "SELECT a.id AS p, b.id AS q FROM orders a, orders b",
            "SELECT a.id AS p, a.id AS q FROM orders a, orders b");
    assertThat(diff.columns()).anyMatch(c -> c.status() == Status.CHANGED);
  }

  @Test
  void knownMatchesAreTaken() {
    Compiler compiler = Compiler.duckdb();
    QueryDiff diff =
        SemanticDiff.between(
            compiler.compile("SELECT id FROM orders", "before", CATALOG),
            compiler.compile("SELECT id FROM returns", "after", CATALOG),
            Map.of("orders", "returns"));
    assertThat(diff.changes())
        .anyMatch(e -> e.operation() == Operation.UPDATE && e.before().equals("orders"));
  }

  @Test
  void columnsOfOneNameAreToldApart() {
    QueryDiff diff =
        diff("SELECT id AS x, day AS x FROM orders", "SELECT id AS x, price AS x FROM orders");
    assertThat(diff.columns())
        .extracting(ColumnChange::status)
        .containsExactly(Status.UNCHANGED, Status.CHANGED);
  }

  @Test
  void anotherOrderAndAFurtherColumnAreSaidTogether() {
    QueryDiff diff =
        diff("SELECT id FROM orders ORDER BY id", "SELECT id, day FROM orders ORDER BY id DESC");
    assertThat(diff.classes()).containsExactly(ChangeClass.PROJECTION, ChangeClass.ORDER);
    assertThat(status(diff, "id")).isEqualTo(Status.UNCHANGED);
  }

  @Test
  void subqueriesOfConditionsAreLookedInto() {
    String base = "SELECT id FROM orders WHERE customer IN (SELECT id FROM customers)";
    assertThat(diff(base, base.replace("customers", "returns")).classes())
        .contains(ChangeClass.JOIN, ChangeClass.SOURCE);
    assertThat(diff(base, base.replace("customers)", "customers WHERE country = 'x')")).classes())
        .contains(ChangeClass.JOIN, ChangeClass.FILTER);
  }

  @Test
  @Timeout(300)
  void textsOfAMegabyteAreNoTrouble() {
    String list =
        IntStream.range(0, 200_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String in = "SELECT id FROM orders WHERE customer IN (" + list + ")";
    assertThat(in).hasSizeGreaterThan(1 << 20);
    assertThat(diff(in, in.replace("(0,", "(-1,")).classes()).containsExactly(ChangeClass.FILTER);
    String columns =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "customer + " + i + " AS column" + i)
            .collect(Collectors.joining(", ", "SELECT ", " FROM orders"));
    assertThat(columns).hasSizeGreaterThan(1 << 20);
    QueryDiff diff = diff(columns, columns.replace("+ 7 ", "+ 8 "));
    assertThat(diff.isProjectionOnly()).isTrue();
    assertThat(diff.columns().stream().filter(c -> c.status() == Status.CHANGED))
        .extracting(ColumnChange::name)
        .containsExactly("column7");
  }

  @Test
  void formsForPeopleAndMachines() {
    QueryDiff diff =
        diff("SELECT id FROM orders WHERE price > 1", "SELECT id, day FROM orders WHERE price > 2");
    assertThat(diff.text())
        .contains("change: projection, filter")
        .contains("~ condition 1 < orders.price  →  2 < orders.price");
    assertThat(diff.markdown()).contains("| update | condition |").contains("| `day` | added |");
    assertThat(CanonicalJson.write(CanonicalJson.read(diff.json()))).isEqualTo(diff.json());
  }
}
