package dev.weir.compile.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceUseTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table("t", "id INTEGER, a INTEGER, s VARCHAR, day DATE, st STRUCT(x INTEGER)"),
              table("u", "id INTEGER, a BIGINT, s VARCHAR")));

  private static Catalog.Table table(String name, String columns) {
    StructType type = (StructType) DataType.parse("STRUCT(" + columns + ")");
    return new Catalog.Table(
        TableName.of(name),
        new Schema(type.fields().stream().map(f -> new Column(f.name(), f.type())).toList()));
  }

  private static List<SourceUse> uses(String sql) {
    Relation relation =
        QueryBinder.bind(
            SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
            sql,
            "<test>",
            CATALOG,
            FunctionCatalog.duckdb(),
            BindOptions.plain());
    return Lineage.sources(relation, Lineage.of(relation));
  }

  /// The predicates, `-` for none, in the order of the tables.
  private static List<String> predicates(String sql) {
    return uses(sql).stream()
        .map(u -> u.predicate().map(SourceUse.Predicate::sql).orElse("-"))
        .toList();
  }

  @Test
  void columnsThatOnlyDecideAreToldFromThoseOfValues() {
    SourceUse use = uses("SELECT id FROM t WHERE a > 1 ORDER BY s").getFirst();
    assertThat(use.required()).extracting(BaseColumn::column).containsExactly("a", "id", "s");
    assertThat(use.deciding()).extracting(BaseColumn::column).containsExactly("a", "s");
  }

  @Test
  void conditionsOverOwnColumnsAreFound() {
    assertThat(predicates("SELECT id FROM t WHERE a > 1 AND s IN ('x', 'y') AND day IS NOT NULL"))
        .containsExactly("t.a > 1 AND t.s IN ('x', 'y') AND t.day IS NOT NULL");
    assertThat(predicates("SELECT id FROM t WHERE NOT (a BETWEEN 1 AND 3 OR st.x = 2)"))
        .containsExactly("NOT (t.a BETWEEN 1 AND 3 OR (t.st).x = 2)");
    assertThat(predicates("SELECT id FROM t WHERE s LIKE 'x%' AND day >= DATE '2020-01-01'"))
        .hasSize(1)
        .allSatisfy(p -> assertThat(p).contains("LIKE", "2020-01-01"));
  }

  @Test
  void whatCouldFailOrIsChanceStaysWhereItIs() {
    assertThat(predicates("SELECT id FROM t WHERE s::INTEGER > 1")).containsExactly("-");
    assertThat(predicates("SELECT id FROM t WHERE 1 / a > 1")).containsExactly("-");
    assertThat(predicates("SELECT id FROM t WHERE random() < 0.5 AND a = 1"))
        .containsExactly("t.a = 1");
    assertThat(predicates("SELECT id FROM t WHERE s = 5")).containsExactly("-");
  }

  @Test
  void ofOrEveryOperandMustSaySomething() {
    assertThat(
            predicates(
                "SELECT t.id FROM t, u WHERE (t.a = 1 AND u.a = 2) OR (t.a = 3 AND u.s = 'x')"))
        .containsExactly("t.a = 1 OR t.a = 3", "u.a = 2 OR u.s = 'x'");
    assertThat(predicates("SELECT t.id FROM t, u WHERE t.a = 1 OR u.a = 2"))
        .containsExactly("-", "-");
  }

  @Test
  void outerJoinsKeepTheirRows() {
    assertThat(predicates("SELECT t.id FROM t LEFT JOIN u ON t.id = u.id AND u.a > 1 AND t.a > 2"))
        .containsExactly("-", "u.a > 1");
    assertThat(predicates("SELECT t.id FROM t LEFT JOIN u USING (id) WHERE t.a > 1 AND u.a > 2"))
        .containsExactly("t.a > 1", "-");
    assertThat(predicates("SELECT t.id FROM t FULL JOIN u ON t.id = u.id WHERE t.a > 1"))
        .containsExactly("-", "-");
    assertThat(predicates("SELECT id FROM t ANTI JOIN u ON t.id = u.id AND t.a = 1 AND u.a = 2"))
        .containsExactly("-", "u.a = 2");
  }

  @Test
  void groupingsAndWindowsLetConditionsOnTheirKeysThrough() {
    String grouped = "SELECT * FROM (SELECT a, max(id) AS m FROM t GROUP BY a) WHERE ";
    assertThat(predicates(grouped + "a = 1")).containsExactly("t.a = 1");
    assertThat(predicates(grouped + "m = 1")).containsExactly("-");
    assertThat(predicates("SELECT a FROM t GROUP BY ROLLUP (a) HAVING a = 1")).containsExactly("-");
    String windowed =
        "SELECT * FROM (SELECT a, id, rank() OVER (PARTITION BY a ORDER BY id) AS r FROM t) WHERE ";
    assertThat(predicates(windowed + "a = 1")).containsExactly("t.a = 1");
    assertThat(predicates(windowed + "id = 1")).containsExactly("-");
    assertThat(
            predicates("SELECT id FROM t QUALIFY row_number() OVER (PARTITION BY a) = 1 AND a > 2"))
        .containsExactly("t.a > 2");
  }

  @Test
  void limitsAndSamplesStopConditionsFromAbove() {
    assertThat(predicates("SELECT * FROM (SELECT a FROM t LIMIT 5) WHERE a = 1"))
        .containsExactly("-");
    assertThat(predicates("SELECT * FROM (SELECT a FROM t WHERE id = 2 LIMIT 5) WHERE a = 1"))
        .containsExactly("t.id = 2");
    assertThat(predicates("SELECT a FROM t TABLESAMPLE 50% WHERE a = 1")).containsExactly("-");
    assertThat(predicates("SELECT * FROM (SELECT DISTINCT ON (s) a FROM t) WHERE a = 1"))
        .containsExactly("-");
  }

  @Test
  void everyReadOfACteOrATableCounts() {
    String cte = "WITH c AS (SELECT id, a FROM t) SELECT x.a FROM c AS x JOIN c AS y USING (id) ";
    assertThat(predicates(cte + "WHERE x.a = 1 AND y.a = 2")).containsExactly("t.a = 1 OR t.a = 2");
    assertThat(predicates(cte + "WHERE x.a = 1")).containsExactly("-");
    assertThat(predicates("SELECT a FROM t WHERE a = 1 AND id IN (SELECT id FROM t)"))
        .containsExactly("-");
  }

  @Test
  void branchesOfOtherTypesAreLeftAlone() {
    assertThat(predicates("SELECT * FROM (SELECT a FROM t UNION SELECT a FROM u) WHERE a = 1"))
        .containsExactly("-", "u.a = 1");
    assertThat(predicates("SELECT * FROM (SELECT s FROM t EXCEPT SELECT s FROM u) WHERE s = 'x'"))
        .containsExactly("t.s = 'x'", "u.s = 'x'");
  }

  @Test
  void ctesThatDoubleConditionsEndInNoCondition() {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT id, a FROM t)");
    for (int i = 1; i <= 40; i++) {
      sql.append(
          ", c%d AS (SELECT x.id, x.a FROM c%d AS x JOIN c%d AS y ON x.a > %d AND y.a < %d)"
              .formatted(i, i - 1, i - 1, i, i + 100));
    }
    assertThat(predicates(sql + " SELECT id FROM c40 WHERE a <> 7")).hasSize(1);
  }
}
