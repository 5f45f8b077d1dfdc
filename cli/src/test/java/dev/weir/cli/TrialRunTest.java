package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.build.RowTrial;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.WrittenText;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialRunTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  List.of("s", "t"),
                  "a INTEGER, d DOUBLE, v VARCHAR, day DATE, st STRUCT(x INTEGER, y VARCHAR[]), m"
                      + " DECIMAL(10,2), e ENUM('p', 'q'), ts TIMESTAMP, f FLOAT[3], mp"
                      + " MAP(VARCHAR, INTEGER), b BOOLEAN, u UUID, j JSON, bl BLOB"),
              table(List.of("s", "u"), "a INTEGER, n INTEGER")));

  private static Catalog.Table table(List<String> name, String columns) {
    StructType type = (StructType) DataType.parse("STRUCT(" + columns + ")");
    return new Catalog.Table(
        new TableName(name),
        new Schema(type.fields().stream().map(f -> new Column(f.name(), f.type())).toList()));
  }

  private static List<RowTrial> run(String before, String after) {
    Compiler compiler = Compiler.duckdb();
    return TrialRun.of(
        new DeclaredTables(CATALOG, TableKeys.none(), List.of()),
        written(compiler, before),
        written(compiler, after));
  }

  private static WrittenQuery written(Compiler compiler, String sql) {
    String text = WrittenText.of(sql, compiler.policy().read(), "<sql>");
    return new WrittenQuery(compiler.compile(sql, "<sql>", CATALOG), text);
  }

  /// What runs are the words as they were written.
  @Test
  void whatRunsIsTheTextItself() {
    CompiledQuery other = Compiler.duckdb().compile("SELECT a FROM s.u", "<sql>", CATALOG);
    String text = "SELECT a FROM s.u WHERE a > 0";
    assertThat(
            TrialRun.of(
                new DeclaredTables(CATALOG, TableKeys.none(), List.of()),
                new WrittenQuery(other, text),
                new WrittenQuery(other, "SELECT a FROM s.u")))
        .anyMatch(RowTrial::differs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- before\nWITH c AS (FROM s.u) SELECT a FROM c ORDER BY a LIMIT 3; -- after\n",
        "/* x */ (SELECT a FROM s.u) UNION ALL (FROM s.t SELECT a) ;;",
        "FROM s.u",
        "(((SELECT a FROM s.u)))",
        "VALUES (1), (2)",
        "SELECT a FROM s.u AS x(a) WHERE a IN (1, 2)",
        "SELECT a FROM s.u QUALIFY row_number() OVER (ORDER BY a) = 1"
      })
  void textsAreCutToTheirQuery(String sql) {
    assertThat(run(sql, sql))
        .allSatisfy(t -> assertThat(t.failure()).isEmpty())
        .noneMatch(RowTrial::differs);
  }

  @Test
  void textsOfOtherDialectsRunTranspiledUnderTheirDefaultSchema() {
    SqlPolicy policy =
        SqlPolicy.load(
            "{\"format\": \"weir.policy/1\", \"read\": \"postgres\", \"qualify\":"
                + " {\"default_schema\": \"s\"}}");
    Compiler compiler = Compiler.duckdb().with(policy);
    assertThat(
            TrialRun.of(
                new DeclaredTables(CATALOG, TableKeys.none(), List.of()),
                written(compiler, "SELECT (ARRAY[a, n])[1] AS a FROM u"),
                written(compiler, "SELECT a FROM u")))
        .allSatisfy(t -> assertThat(t.failure()).isEmpty())
        .noneMatch(RowTrial::differs);
  }

  /// Differences that only NULL, NaN, duplicates, empty tables or the constants themselves show.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT a FROM s.t WHERE a NOT IN (SELECT a FROM s.u) | SELECT a FROM s.t ANTI JOIN s.u"
            + " USING (a)",
        "SELECT a FROM s.t WHERE d > 100 | SELECT a FROM s.t WHERE d > 100 AND NOT isnan(d)",
        "SELECT a FROM s.t WHERE a < 4711 | SELECT a FROM s.t WHERE a <= 4711",
        "SELECT a FROM s.t WHERE v = 'Berlin' | SELECT a FROM s.t WHERE v <> 'Berlin'",
        "SELECT a FROM s.u UNION SELECT a FROM s.t | SELECT a FROM s.u UNION ALL SELECT a FROM s.t",
        "SELECT count(*) AS n FROM s.t | SELECT count(a) AS n FROM s.t",
        "SELECT max(a) AS x FROM s.t | SELECT max(a) AS x FROM s.t HAVING count(*) > 0",
        "SELECT isnan(d) AS x FROM s.t | SELECT d > 100 AS x FROM s.t",
        "SELECT st.x AS x FROM s.t | SELECT coalesce(st.x, 0) AS x FROM s.t",
        "SELECT len(st.y) AS x FROM s.t | SELECT len(list_distinct(st.y)) AS x FROM s.t",
        "SELECT t.a FROM s.t JOIN s.u USING (a) | SELECT t.a FROM s.t SEMI JOIN s.u USING (a)",
        "SELECT a FROM s.t WHERE day >= '2023-05-01' | SELECT a FROM s.t WHERE day > '2023-05-01'"
      })
  void differencesAreFound(String before, String after) {
    assertThat(run(before, after)).anyMatch(RowTrial::differs);
    assertThat(run(before, before)).noneMatch(RowTrial::differs);
  }

  @Test
  void everyTypeHasRowsAndTheSameOnesEachTime() {
    List<RowTrial> trials = run("SELECT * FROM s.t", "SELECT * FROM s.t WHERE a IS NOT NULL");
    assertThat(trials).allSatisfy(t -> assertThat(t.failure()).isEmpty());
    assertThat(trials.get(4).rows().before()).isEqualTo(60);
    assertThat(trials.get(4).columns()).hasSize(14);
    assertThat(run("SELECT * FROM s.t", "SELECT * FROM s.t WHERE a IS NOT NULL")).isEqualTo(trials);
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    assertThat(
            run("SELECT random() AS r FROM s.t", "SELECT random() AS r FROM s.u").get(2).failure())
        .isEqualTo("a query gives other rows each time it runs");
    List<RowTrial> trials = run("SELECT a FROM s.t", "SELECT n FROM s.t, s.u");
    assertThat(trials).anyMatch(RowTrial::differs);
    assertThat(TrialOutput.text(trials)).contains("no column of one name and type");
  }

  @Test
  void declaredKeysHold() {
    Compiler compiler = Compiler.duckdb();
    String before = "SELECT a FROM s.u";
    String after = "SELECT DISTINCT a FROM s.u WHERE a IS NOT NULL";
    DeclaredTables keyed = new DeclaredTables(CATALOG, _ -> List.of(List.of("a")), List.of());
    assertThat(TrialRun.of(keyed, written(compiler, before), written(compiler, after)))
        .allSatisfy(t -> assertThat(t.failure()).isEmpty())
        .noneMatch(RowTrial::differs);
    assertThat(run(before, after)).anyMatch(RowTrial::differs);
  }
}
