package dev.weir.compile.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.function.TypeOracle;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryBinderTest {
  private static final Catalog CATALOG =
      TableCatalog.of(
          "t",
          new Schema(
              List.of(
                  column("a", "INTEGER"),
                  column("b", "BIGINT"),
                  column("s", "VARCHAR"),
                  column("m", "DECIMAL(10,2)"),
                  column("dt", "DATE"))));

  private static Column column(String name, String type) {
    return new Column(name, DataType.parse(type));
  }

  private static String schema(String sql, BindOptions options) {
    return Compiler.duckdb().compile(sql, "q", CATALOG, options).schema().text();
  }

  private static String schema(String sql) {
    return schema(sql, BindOptions.plain());
  }

  private static String error(String sql, BindOptions options) {
    try {
      return "compiled: " + schema(sql, options);
    } catch (WeirException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String error(String sql) {
    return error(sql, BindOptions.plain());
  }

  @Test
  void parametersTakeTheirTypesFromWhereTheyStand() {
    assertThat(schema("SELECT a FROM t WHERE a = $1 AND m BETWEEN $2 AND $3 AND dt IN ($4)"))
        .isEqualTo("a INTEGER");
    assertThat(schema("SELECT [$1, a] AS x, if($2, $3, m) AS y, $4::DATE AS z FROM t LIMIT $5"))
        .isEqualTo("x INTEGER[], y DECIMAL(10,2), z DATE");
    assertThat(schema("SELECT coalesce($1, s) AS x, substr(s, $2) AS y FROM t WHERE s LIKE $3"))
        .isEqualTo("x VARCHAR, y VARCHAR");
  }

  @Test
  void onePlaceTellsTheTypeOfAllThatNameTheParameter() {
    assertThat(schema("SELECT m + $x AS y FROM t WHERE $x = m")).isEqualTo("y DECIMAL(11,2)");
  }

  @Test
  void aDeclaredTypeWins() {
    BindOptions declared = BindOptions.plain().withParameters(Map.of("x", DataType.parse("DATE")));
    assertThat(schema("SELECT $x AS y FROM t", declared)).isEqualTo("y DATE");
  }

  @Test
  void aParameterThatNothingTellsAboutIsNamed() {
    assertThat(error("SELECT $x + 1, ?"))
        .contains(
            "q:1:8: nothing says the type of parameter $x; cast it, as in CAST($x AS INTEGER)")
        .contains("q:1:16: nothing says the type of parameter number 1 (?)");
  }

  @Test
  void anAliasNamesAllColumnsOfAStar() {
    assertThat(schema("SELECT * EXCLUDE (s, m, dt) AS x, t.* LIKE 'd%' AS y FROM t"))
        .isEqualTo("x INTEGER, x BIGINT, y DATE");
  }

  @Test
  void subqueriesWithoutAnAliasAreNumbered() {
    assertThat(
            schema(
                "SELECT *, unnamed_subquery2.y AS z FROM (SELECT a FROM t) JOIN (SELECT a, b AS y"
                    + " FROM (SELECT * FROM t)) USING (a)"))
        .isEqualTo("a INTEGER, y BIGINT, z BIGINT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT x.c FROM t RIGHT JOIN LATERAL (SELECT t.a AS c) AS x ON true | reads columns of the"
            + " left",
        "SELECT x.c FROM t FULL JOIN (SELECT 1 AS c WHERE EXISTS (SELECT t.a)) AS x ON true | reads"
            + " columns of the left",
        "SELECT t.a FROM t SEMI JOIN unnest([t.a]) AS x(c) ON true | reads columns of the left",
        "SELECT a FROM t QUALIFY a > 1 | QUALIFY needs a window function",
        "SELECT a FROM t EXCEPT BY NAME SELECT a FROM t | BY NAME goes with UNION alone",
        "SELECT ifnull(a, a, 3) FROM t | ifnull(x, y) takes two values",
        "SELECT * FROM t UNPIVOT ((x, y) FOR n IN ((a, b), a)) | each entry needs 2 columns",
        "SELECT * FROM t UNPIVOT (x FOR n IN (a + b)) | reads just one",
        "SELECT * FROM t UNPIVOT (x FOR n IN (1 + 1)) | reads just one",
        "SELECT * FROM t PIVOT (b FOR s IN ('x')) | PIVOT computes from one aggregate",
        "SELECT a FROM t UNION SELECT a FROM t ORDER BY count(*) | row by row",
        "SELECT a FROM t UNION SELECT a FROM t ORDER BY row_number() OVER () | row by row",
        "SELECT a FROM t TABLESAMPLE system(10 PERCENT) REPEATABLE (0.5) | whole number",
        "SELECT a, unnest([a]) AS u FROM t GROUP BY ALL | an item that unnests a column; name the"
            + " keys",
        "SELECT unnest([random()]) AS u FROM t GROUP BY u | unnest in a subquery or in FROM",
        "SELECT (SELECT max(o.a) FROM t) FROM t AS o | it would aggregate that query's rows",
      })
  void whatTheEngineRefusesIsRefused(String sql, String words) {
    assertThat(error(sql)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT x.c FROM t LEFT JOIN LATERAL (SELECT t.a AS c) AS x ON true",
        "SELECT x.c FROM t RIGHT JOIN LATERAL (SELECT 1 AS c) AS x ON true",
        "SELECT a AS c FROM t QUALIFY row_number() OVER () > 1",
        "SELECT a AS c FROM t QUALIFY a > 1 ORDER BY row_number() OVER ()",
        "SELECT (SELECT max(o.a + t.a) FROM t) AS c FROM t AS o",
        "SELECT (SELECT count(*) FROM t) + CAST(a AS INTEGER) * 0 AS c FROM t",
      })
  void whatTheEngineTakesIsTaken(String sql) {
    assertThat(schema(sql)).startsWith("c ");
  }

  @Test
  void starsTakePatterns() {
    assertThat(schema("SELECT * LIKE '_' FROM t"))
        .isEqualTo("a INTEGER, b BIGINT, s VARCHAR, m DECIMAL(10,2)");
    assertThat(schema("SELECT * NOT SIMILAR TO '[a-m]' FROM t")).isEqualTo("s VARCHAR, dt DATE");
    assertThat(error("SELECT * LIKE 'x%' FROM t"))
        .contains("no column has a name that fits the pattern; there are a, b, s, m, dt");
  }

  @Test
  void columnsInWhereHoldForEveryColumn() {
    assertThat(
            Compiler.duckdb()
                .compile("SELECT s FROM t WHERE COLUMNS(['a', 'b']) > 1", "q", CATALOG)
                .engineSql())
        .isEqualTo("SELECT t.s FROM t WHERE t.a > 1 AND t.b > 1");
    assertThat(error("SELECT COLUMNS(['a']) + COLUMNS(['b']) FROM t"))
        .contains("two different COLUMNS(…) cannot stand in one expression");
  }

  @Test
  void unpackedColumnsAreArguments() {
    assertThat(
            schema("SELECT greatest(1, *COLUMNS(['a', 'b'])) AS x, [*COLUMNS('[ab]')] AS y FROM t"))
        .isEqualTo("x BIGINT, y BIGINT[]");
  }

  @Test
  void describeIsATable() {
    assertThat(
            Compiler.duckdb()
                .compile("SELECT column_type FROM (DESCRIBE SELECT a FROM t)", "q", CATALOG)
                .engineSql())
        .contains("'a', 'INTEGER', 'YES'");
  }

  @Test
  void whatOnlyTheEngineKnowsIsAskedWithConstantsAndTypedColumns() {
    List<String> questions = new ArrayList<>();
    TypeOracle engine =
        sql -> {
          questions.add(sql);
          return new Schema(List.of(column("answer", "DATE")));
        };
    BindOptions options = BindOptions.plain().withOracle(engine);
    assertThat(
            schema(
                "SELECT parse_duckdb_log_message('q' || 'l', s) AS x, sum(a) AS y FROM t GROUP BY"
                    + " s",
                options))
        .isEqualTo("x DATE, y HUGEINT");
    assertThat(questions)
        .containsExactly(
            "SELECT parse_duckdb_log_message('q' || 'l', answers.x0) AS answer FROM (SELECT"
                + " CAST(NULL AS VARCHAR) AS x0) AS answers");
  }

  @Test
  void withoutAnEngineThatIsAnError() {
    assertThat(error("SELECT a, current_setting('threads') FROM t"))
        .startsWith("q:1:11: cannot call current_setting(VARCHAR)")
        .contains("only the engine can tell, and there is none here");
  }

  @Test
  void filesAndTheEnginesOwnTablesAreReadOnlyWhereTheCallerSaysSo() {
    assertThat(error("FROM read_csv('x.csv', columns = {'a': 'INTEGER'})"))
        .contains("read_csv(…) reads what is no table of the catalog; declare it as a source");
    BindOptions outside = BindOptions.plain().readingOutside();
    assertThat(schema("FROM read_csv('x.csv', columns = {'a': 'INTEGER'})", outside))
        .isEqualTo("a INTEGER");
    assertThat(schema("SELECT library_version FROM pragma_version()", outside))
        .isEqualTo("library_version VARCHAR");
    assertThat(error("FROM read_csv('x.csv')", outside))
        .contains("the columns of read_csv(…) are in what it reads, and there is no engine here");
    assertThat(error("FROM checkpoint()", outside)).contains("acts on the engine");
  }

  @Test
  void tableFunctionsOfTheirArgumentsAloneNeedNobody() {
    assertThat(schema("FROM repeat_row(1, 'x', num_rows = 2)"))
        .isEqualTo("column0 INTEGER, column1 VARCHAR");
    assertThat(schema("FROM repeat('x', 2)")).isEqualTo("x VARCHAR");
    assertThat(error("FROM repeat([a], 2), t")).contains("there is no column 'a' here");
    assertThat(schema("FROM repeat(DATE '2020-01-01', 2) AS r(x)")).isEqualTo("x DATE");
    assertThat(error("FROM rnge(3)"))
        .contains("there is no table function 'rnge'; did you mean range?");
  }
}
