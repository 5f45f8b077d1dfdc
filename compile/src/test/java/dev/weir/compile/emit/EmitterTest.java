package dev.weir.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmitterTest {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table("t", new Column("a", ScalarType.INTEGER), new Column("b", ScalarType.BIGINT)),
              table("u", new Column("a", ScalarType.INTEGER), new Column("n", ScalarType.INTEGER)),
              table(
                  "l",
                  new Column("id", ScalarType.INTEGER),
                  new Column("xs", DataType.parse("INTEGER[]")))));

  private static Catalog.Table table(String name, Column... columns) {
    return new Catalog.Table(TableName.of(name), new Schema(List.of(columns)));
  }

  private static String emitted(String sql) {
    return print(Compiler.duckdb().compile(sql, "<test>", CATALOG).relation());
  }

  private static String print(Relation relation) {
    return SqlPrinter.print(Emitter.emit(relation), Dialect.DUCKDB);
  }

  private static Relation select(Relation.Output... outputs) {
    return new Relation.Select(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(outputs),
        new Relation.Distinct.None(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void columnsStandBehindTheirTablesAndStarsAreColumns() {
    assertThat(emitted("SELECT *, n AS m FROM t JOIN u USING (a)"))
        .isEqualTo("SELECT t.a, t.b, u.n, u.n AS m FROM t INNER JOIN u ON t.a = u.a");
  }

  @Test
  void anAliasThatWouldHideWhatIsReferredToGetsASuffix() {
    Relation inner = Compiler.duckdb().compile("SELECT n FROM u", "<test>", CATALOG).relation();
    assertThat(emitted("SELECT x.a FROM t x WHERE EXISTS (SELECT 1 FROM u x2 WHERE x2.a = x.a)"))
        .isEqualTo("SELECT x.a FROM t AS x WHERE EXISTS (SELECT 1 FROM u AS x2 WHERE x2.a = x.a)");
    assertThat(print(inner)).isEqualTo("SELECT u.n FROM u");
  }

  @Test
  void aliasesMayRepeatWhereNothingRefersOutwards() {
    assertThat(emitted("SELECT t.a FROM t WHERE b > (SELECT avg(t.b) FROM t)"))
        .isEqualTo("SELECT t.a FROM t WHERE t.b > (SELECT avg(t.b) FROM t)");
  }

  @Test
  void aCteNeverTakesTheNameOfATableThatIsRead() {
    assertThat(emitted("WITH t AS (SELECT a FROM t) SELECT a FROM t"))
        .isEqualTo("WITH t_2 AS (SELECT t.a FROM t) SELECT t.a FROM t_2 AS t");
  }

  @Test
  void lambdaParametersDoNotHideTables() {
    assertThat(emitted("SELECT list_transform(xs, lambda l: l + id) AS y FROM l"))
        .isEqualTo("SELECT list_transform(l.xs, LAMBDA l_2: l_2 + l.id) AS y FROM l");
  }

  @Test
  void positionsAndConstantsAsKeysAreKeptApart() {
    assertThat(emitted("SELECT 7 AS k, count(*) AS n FROM t GROUP BY 1 ORDER BY 2"))
        .isEqualTo("SELECT 7 AS k, count(*) AS n FROM t GROUP BY CAST(7 AS INTEGER) ORDER BY 2");
  }

  @Test
  void countingLateralsBecomePlainUnnests() {
    assertThat(emitted("SELECT id, x, o FROM l, unnest(xs) WITH ORDINALITY AS z(x, o)"))
        .isEqualTo(
            "SELECT l.id, z.x, z.o FROM l CROSS JOIN (SELECT unnest(l.xs) AS x,"
                + " unnest(generate_series(1, array_length(l.xs, 1))) AS o) AS z");
    assertThat(emitted("SELECT x, o FROM unnest([1]) WITH ORDINALITY AS z(x, o)"))
        .isEqualTo("SELECT z.x, z.o FROM unnest([1]) WITH ORDINALITY AS z(x, o)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "INTEGER | 5 | 5",
        "INTEGER | -2147483648 | -2147483648",
        "BIGINT | 5 | CAST('5' AS BIGINT)",
        "BIGINT | -9223372036854775808 | -9223372036854775808",
        "HUGEINT | -170141183460469231731687303715884105728 |"
            + " -170141183460469231731687303715884105728",
        "TINYINT | 1 | CAST('1' AS TINYINT)",
        "DECIMAL(3,2) | 1.50 | 1.50",
        "DECIMAL(3,2) | -1.50 | -1.50",
        "DECIMAL(10,2) | 1.50 | CAST('1.50' AS DECIMAL(10, 2))",
        "DOUBLE | 1.5 | 1.5e0",
        "DOUBLE | 1e-300 | 1e-300",
        "DOUBLE | nan | CAST('nan' AS DOUBLE)",
        "DOUBLE | -inf | CAST('-inf' AS DOUBLE)",
        "FLOAT | 1.5 | CAST('1.5' AS FLOAT)",
        "BOOLEAN | true | TRUE",
        "DATE | 2020-01-01 | DATE '2020-01-01'",
        "VARCHAR | it's | 'it''s'",
        "UUID | 00000000-0000-0000-0000-000000000000 | CAST('00000000-0000-0000-0000-000000000000'"
            + " AS UUID)"
      })
  void constantsKeepTheirTypes(String type, String value, String expected) {
    Expression literal = new Expression.Literal(DataType.parse(type), Optional.of(value));
    assertThat(print(select(new Relation.Output("x", literal))))
        .isEqualTo("SELECT " + expected + " AS x");
  }

  @Test
  void absentConstantsKeepTheirTypes() {
    Expression plain = new Expression.Literal(ScalarType.NULL, Optional.empty());
    Expression typed = new Expression.Literal(ScalarType.DATE, Optional.empty());
    assertThat(print(select(new Relation.Output("x", plain), new Relation.Output("y", typed))))
        .isEqualTo("SELECT NULL AS x, CAST(NULL AS DATE) AS y");
  }
}
