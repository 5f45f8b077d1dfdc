package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operators bind as in DuckDB: the text in full parentheses reads as the same tree.
class PrecedenceTest {
  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a + b * c - d; (a + (b * c)) - d",
        "a || b + c; a || (b + c)",
        "a || b ->> c; (a || b) ->> c",
        "2 ** 3 ** 4; (2 ** 3) ** 4",
        "-a ** b; (-a) ** b",
        "-a::INT; -(a::INT)",
        "~a + b; ~(a + b)",
        "a & b + c; a & (b + c)",
        "NOT a = b; NOT (a = b)",
        "NOT a IS NULL; NOT (a IS NULL)",
        "NOT a AND b; (NOT a) AND b",
        "a = b IS NULL; (a = b) IS NULL",
        "a IS NULL = b; (a IS NULL) = b",
        "a = b LIKE c; a = (b LIKE c)",
        "a LIKE b || c; a LIKE (b || c)",
        "a BETWEEN 1 AND 2 AND b; (a BETWEEN 1 AND 2) AND b",
        "a IN (1) IN (TRUE); (a IN (1)) IN (TRUE)",
        "a IN (1)::INT; (a IN (1))::INT",
        "a IS DISTINCT FROM b = c; a IS DISTINCT FROM (b = c)",
        "a -> b = c; a -> (b = c)",
        "a AND b -> c; (a AND b) -> c",
        "a OR b AND c; a OR (b AND c)",
        "a || b COLLATE c; a || (b COLLATE c)",
        "a + b AT TIME ZONE 'x'; a + timezone('x', b)",
        "a = NOT b IS NULL; a = (NOT (b IS NULL))",
        "1 + LAMBDA x: x + 1; 1 + (LAMBDA x: (x + 1))",
      })
  void bindsLikeDuckdb(String text, String explicit) {
    assertThat(SqlTrees.dump(parser.parseExpression(text)))
        .isEqualTo(SqlTrees.dump(parser.parseExpression(explicit)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(a + b) * c; (a + b) * c",
        "a + (b * c); a + b * c",
        "a - (b - c); a - (b - c)",
        "(a AND b) AND c; a AND b AND c",
        "(a OR b) AND c; (a OR b) AND c",
        "NOT (a = b); NOT a = b",
        "(NOT a) = b; (NOT a) = b",
        "(a = b) = c; (a = b) = c",
        "- (-a); - -a",
        "(a).b; (a).b",
        "a.b.c; a.b.c",
        "(a::INT)[1]; CAST(a AS INT)[1]",
        "((a, b)); (a, b)",
      })
  void printsOnlyTheParenthesesThatAreNeeded(String text, String printed) {
    assertThat(SqlPrinter.print(parser.parseExpression(text), Dialect.DUCKDB)).isEqualTo(printed);
  }
}
