package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxErrorTest {
  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB).forFile("q.sql");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT|expected an expression, found the end of the text",
        "SELECT a FROM|expected a table, found the end of the text",
        "SELECT a FROM t WHERE|expected an expression, found the end of the text",
        "SELECT a FROM t JOIN u|expected ON or USING, found the end of the text",
        "SELECT a b c|expected the end of the query, found c",
        "SELECT f(a|expected an operator, , or ), found the end of the text",
        "SELECT (a|expected an operator, , or ), found the end of the text",
        "SELECT a[1|expected an operator, : or ], found the end of the text",
        "SELECT CASE a END|expected WHEN, found END",
        "SELECT CAST(a AS)|expected a type, found )",
        "SELECT 1 FROM t JOIN u NEAREST 0 BY DISTANCE a|NEAREST takes a positive whole number of rows",
        "SELECT 1 FROM t JOIN u NEAREST BY a|expected DISTANCE or SIMILARITY, found a",
        "SELECT 1 FROM t SEMI JOIN u NEAREST BY DISTANCE a|NEAREST goes with INNER and LEFT joins, not SEMI",
        "SELECT b'0120'|a bit string holds the digits 0 and 1 only",
        "SELECT a < b < c|comparisons do not chain: write a < b AND b < c, or put one in parentheses",
        "SELECT a BETWEEN 1 OR 2|expected AND, found OR",
        "SELECT a IS b|expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM, found b",
        "SELECT 'a|the string that starts here has no end: write '",
        "SELECT /* a|the comment that starts here has no end: write */",
        "SELECT a FROM order|expected a table, found order, which is reserved here; quote it to use it as a name",
        "SELEC a|expected a statement (SELECT, FROM, WITH, VALUES, …), found SELEC; did you mean SELECT?",
        "SELECT a FORM t|expected the end of the query, found t behind FORM; did you mean FROM?",
        "SELECT a FROM t WHER a = 1|expected the end of the query, found a behind WHER; did you mean WHERE?",
        "SELECT a; SELECT b|expected one query, found another statement: SELECT",
        "INSERT INTO t VALUES (1)|expected a query that only reads, found an insert statement",
        "WITH x AS (DELETE FROM t RETURNING *) SELECT 1|expected a query that only reads, found a delete statement",
      })
  void saysWhatWasExpectedAndWhatWasFound(String text, String message) {
    WeirException failure = failure(text);

    assertThat(failure.problems().getFirst().message()).isEqualTo(message);
    assertThat(failure.problems().getFirst().place()).isPresent();
  }

  @Test
  void pointsAtThePlace() {
    WeirException failure = failure("SELECT a\nFROM t\nWHERE a = = 1");

    assertThat(failure)
        .hasMessage("q.sql:3:11: expected an expression, found =\n  WHERE a = = 1\n            ^");
    assertThat(failure.code()).isEqualTo(ErrorCode.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "CASE WHEN ", "[", "f(", "NOT ", "- ", "{'a': ", "EXISTS (SELECT "})
  void stopsAtTooDeepNesting(String opening) {
    assertThat(failure("SELECT " + opening.repeat(10_000) + "1").code())
        .isEqualTo(ErrorCode.TOO_DEEP);
  }

  @Test
  void stopsAtTooLongChainsOfOperators() {
    assertThat(failure("SELECT 1" + " + 1".repeat(10_000)).code()).isEqualTo(ErrorCode.TOO_DEEP);
  }

  @Test
  void readsLongFlatChains() {
    assertThat(parser.parseQuery("SELECT a" + " AND a".repeat(10_000))).isNotNull();
    assertThat(parser.parseQuery("SELECT 1" + " UNION ALL SELECT 1".repeat(1_000))).isNotNull();
  }

  private WeirException failure(String text) {
    return catchThrowableOfType(WeirException.class, () -> parser.parseQuery(text));
  }
}
