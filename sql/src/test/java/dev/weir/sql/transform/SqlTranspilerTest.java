package dev.weir.sql.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler.Transpiled;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTranspilerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT nvl(a, 0), size(xs), xs[0] FROM l|SELECT coalesce(a, 0), len(xs), xs[1] FROM l",
        "SELECT transform(xs, x -> x + 1) FROM l|SELECT list_transform(xs, LAMBDA x: x + 1) FROM l",
        "SELECT a <=> b, s RLIKE 'x', a DIV b, a ^ b, 1L FROM t|SELECT a IS NOT DISTINCT FROM b, s ~ 'x', a // b, xor(a, b), CAST(1 AS BIGINT) FROM t",
        "SELECT id, x FROM l LATERAL VIEW explode(xs) v AS x|SELECT id, x FROM l CROSS JOIN LATERAL unnest(xs) AS v(x)",
        "SELECT id, p, x FROM l LATERAL VIEW OUTER posexplode(xs) v AS p, x|SELECT id, p - 1 AS p, x FROM l LEFT JOIN LATERAL unnest(xs) WITH ORDINALITY AS v(x, p) ON TRUE",
        "SELECT a FROM t ORDER BY a, b DESC|SELECT a FROM t ORDER BY a NULLS FIRST, b DESC",
        "SELECT CAST(a AS ARRAY<STRUCT<x: INT, y: MAP<STRING, TIMESTAMP>>>) FROM t|SELECT CAST(a AS STRUCT(x INT, y MAP(VARCHAR, TIMESTAMPTZ))[]) FROM t",
        "SELECT * FROM t LEFT SEMI JOIN u ON t.a = u.a|SELECT * FROM t SEMI JOIN u ON t.a = u.a",
        "SELECT a FROM t MINUS SELECT a FROM u|SELECT a FROM t EXCEPT SELECT a FROM u",
        "SELECT 'it\\'s'|SELECT 'it''s'",
        "SELECT array(1, 2), named_struct('a', 1), map('k', 2)|SELECT [1, 2], {'a': 1}, MAP {'k': 2}",
      })
  void readsSpark(String spark, String duckdb) {
    assertThat(transpile(spark, Dialect.SPARK, Dialect.DUCKDB)).isEqualTo(duckdb);
  }

  @Test
  void readsTheQuotesOfSpark() {
    assertThat(transpile("SELECT `a b`, \"text\" FROM t", Dialect.SPARK, Dialect.DUCKDB))
        .isEqualTo("SELECT \"a b\", 'text' FROM t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT a FROM t ORDER BY a DESC|SELECT a FROM t ORDER BY a DESC NULLS FIRST",
        "SELECT cardinality(xs), div(a, 2), 7 / 2 FROM l|SELECT len(xs), a // 2, 7 // 2 FROM l",
        "SELECT j -> 'a' ->> 'b' = 'c' FROM t|SELECT (j -> 'a') ->> 'b' = 'c' FROM t",
        "SELECT a BETWEEN SYMMETRIC 2 AND 1 FROM t|SELECT a BETWEEN least(2, 1) AND greatest(2, 1) FROM t",
        "SELECT E'a\\tb', $$x$$, 0x1F, a::text FROM t|SELECT 'a\tb', 'x', 31, CAST(a AS text) FROM t",
        "SELECT a FROM t LIMIT ALL OFFSET 2|SELECT a FROM t OFFSET 2",
      })
  void readsPostgres(String postgres, String duckdb) {
    assertThat(transpile(postgres, Dialect.POSTGRES, Dialect.DUCKDB)).isEqualTo(duckdb);
  }

  @Test
  void writesWhatTheTargetHas() {
    String sql =
        "SELECT name: upper(s), xs[1] AS x FROM l, unnest(ys) AS v(s) QUALIFY row_number() OVER (ORDER BY x) = 1";

    assertThat(transpile(sql, Dialect.DUCKDB, Dialect.SPARK))
        .isEqualTo(
            "SELECT name, x FROM (SELECT upper(s) AS name, try_element_at(xs, 1) AS x, "
                + "row_number() OVER (ORDER BY try_element_at(xs, 1) NULLS LAST) = 1 AS _qualify "
                + "FROM l LATERAL VIEW explode(ys) v AS s) AS _w_2 WHERE _qualify");
  }

  @Test
  void refusesWithAllPlaces() {
    String sql =
        "SELECT {'a': 1},\n  list_transform(xs, lambda x: x)\nFROM t ASOF JOIN u ON t.a >= u.a";

    assertThatThrownBy(() -> transpile(sql, Dialect.DUCKDB, Dialect.POSTGRES))
        .isInstanceOfSatisfying(
            WeirException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED);
              assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(3);
            })
        .hasMessageContaining("q.sql:1:8: postgres has no struct literal")
        .hasMessageContaining("q.sql:2:3: postgres has no function list_transform")
        .hasMessageContaining("q.sql:3:6: postgres has no ASOF JOIN");
  }

  @Test
  void canWarnInstead() {
    Transpiled transpiled =
        SqlTranspiler.transpile(
            "SELECT a FROM t ASOF JOIN u ON t.a >= u.a",
            Dialect.DUCKDB,
            Dialect.ANSI,
            PrintStyle.COMPACT,
            Unsupported.WARNING,
            "q.sql");

    assertThat(transpiled.sql()).isEqualTo("SELECT a FROM t ASOF JOIN u ON t.a >= u.a");
    assertThat(transpiled.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark", "postgres", "ansi"})
  void deepAndLongTextsNeitherOverflowNorDouble(String name) {
    Dialect dialect = Dialect.named(name);
    assertThat(transpile("SELECT a" + " + a".repeat(900), Dialect.DUCKDB, dialect))
        .hasSizeGreaterThan(3_600);
    String cases = "SELECT " + "CASE WHEN a THEN ".repeat(300) + "1" + " END".repeat(300);
    assertThat(transpile(cases, Dialect.DUCKDB, dialect)).hasSizeGreaterThan(6_000);
    String doubling = "SELECT " + "list_contains(".repeat(40) + "xs" + ", 1)".repeat(40);
    assertThatThrownBy(() -> transpile(doubling, Dialect.DUCKDB, dialect))
        .isInstanceOf(WeirException.class);
  }

  private static String transpile(String sql, Dialect from, Dialect to) {
    return SqlTranspiler.transpile(sql, from, to, PrintStyle.COMPACT, Unsupported.ERROR, "q.sql")
        .sql();
  }
}
