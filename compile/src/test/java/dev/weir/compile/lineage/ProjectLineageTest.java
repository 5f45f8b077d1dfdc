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
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectLineageTest {
  private final List<Catalog.Table> tables = new ArrayList<>();

  ProjectLineageTest() {
    know(
        "t",
        new Column("a", DataType.parse("INTEGER")),
        new Column("b", DataType.parse("BIGINT")),
        new Column("d", DataType.parse("DOUBLE")));
    know(
        "u",
        new Column("a", DataType.parse("INTEGER")),
        new Column("c", DataType.parse("VARCHAR")),
        new Column("n", DataType.parse("INTEGER")),
        new Column("xs", DataType.parse("STRUCT(k INTEGER, l INTEGER)[]")));
  }

  private void know(String name, Column... columns) {
    tables.add(new Catalog.Table(TableName.of(name), new Schema(List.of(columns))));
  }

  private Relation bound(String sql) {
    return QueryBinder.bind(
        SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
        sql,
        "<test>",
        new TableCatalog(tables),
        FunctionCatalog.duckdb(),
        BindOptions.plain());
  }

  private static String text(QueryLineage lineage) {
    return GraphText.plain(LineageGraph.of(TableName.of("last"), lineage)) + lineage.required();
  }

  /// Products p1, p2 …, the last of which is asked about.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT {'p': a, 'q': b} AS s FROM t; SELECT s.p FROM p1",
        "SELECT {'p': a, 'q': {'r': b, 'z': d}} AS s FROM t; SELECT s AS w, s.q AS q FROM p1;"
            + " SELECT w.q.r AS r, q.z AS z FROM p2",
        "SELECT {'p': a, 'q': b} AS s FROM t WHERE d > 1;"
            + " SELECT CASE WHEN s.p > 0 THEN s ELSE {'p': 0, 'q': 1} END AS s FROM p1;"
            + " SELECT s.q AS q FROM p2",
        "SELECT {'p': n, 'q': c} AS s, a FROM u; SELECT a, list(s ORDER BY a) AS ss FROM p1 GROUP BY a;"
            + " SELECT e.p AS p FROM p2, unnest(ss) AS z(e)",
        "SELECT [{'p': a, 'q': n}, {'p': 7, 'q': n}] AS l FROM u; SELECT unnest(l).p AS p FROM p1",
        "SELECT [{'p': a, 'q': n}, {'p': 7, 'q': n}] AS l FROM u; SELECT l[2].p AS p, l[1].q FROM p1",
        "SELECT {'k': n, 'xs': xs} AS s FROM u; SELECT s.k, x.l FROM p1, unnest(s.xs) AS z(x)",
        "SELECT {'p': a, 'q': n} AS s FROM u; SELECT s FROM p1 UNION ALL SELECT {'p': n, 'q': 1} FROM u;"
            + " SELECT s.p FROM p2",
        "SELECT {'p': a, 'q': n} AS s FROM u; SELECT s FROM p1 UNION SELECT {'p': n, 'q': 1} FROM u;"
            + " SELECT s.p FROM p2",
        "SELECT {'p': n, 'q': c} AS s, a FROM u; SELECT lag(s) OVER (ORDER BY a) AS s FROM p1;"
            + " SELECT s.p FROM p2",
        "SELECT a AS k, sum(b) AS total FROM t WHERE d > 0 GROUP BY a;"
            + " SELECT k, (SELECT max(total) FROM p1 AS i WHERE i.k = p1.k) AS m FROM p1"
      })
  void aProductCountsAsACommonTableExpressionWould(String products) {
    Map<TableName, Relation> relations = new LinkedHashMap<>();
    List<String> ctes = new ArrayList<>();
    String last = "";
    for (String sql : products.split("; ")) {
      last = "p" + (relations.size() + 1);
      Relation relation = bound(sql);
      relations.put(TableName.of(last), relation);
      know(last, relation.columns().toArray(Column[]::new));
      ctes.add(last + " AS (" + sql + ")");
    }
    QueryLineage together =
        Lineage.of(bound("WITH " + String.join(", ", ctes) + " SELECT * FROM " + last));
    QueryLineage followed = new ProjectLineage(relations).of(TableName.of(last));
    assertThat(text(followed)).isEqualTo(text(together));
    assertThat(followed.tables()).isEqualTo(together.tables());
    assertThat(followed.functions()).isEqualTo(together.functions());
  }

  @Test
  void productsThatReadEachOtherInACircleAreNamed() {
    know("x", new Column("a", DataType.parse("INTEGER")));
    know("y", new Column("a", DataType.parse("INTEGER")));
    ProjectLineage lineage =
        new ProjectLineage(
            Map.of(
                TableName.of("x"), bound("SELECT a FROM y"),
                TableName.of("y"), bound("SELECT a FROM x")));
    assertThatThrownBy(() -> lineage.of(TableName.of("x")))
        .hasMessage("products read each other in a circle: x → y");
    assertThatThrownBy(() -> lineage.of(TableName.of("z"))).hasMessage("there is no product z");
  }
}
