package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSample;
import java.util.Optional;

/// Reads `TABLESAMPLE …` and `USING SAMPLE …`.
final class SampleGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  SampleGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// `TABLESAMPLE …` behind a table.
  Optional<SqlSample> ofTable() {
    int start = cursor.start();
    return cursor.take(Token.TABLESAMPLE) ? Optional.of(sample(start)) : Optional.empty();
  }

  /// `USING SAMPLE …` behind a SELECT.
  Optional<SqlSample> ofSelect() {
    int start = cursor.start();
    return cursor.take(Token.USING, Token.SAMPLE) ? Optional.of(sample(start)) : Optional.empty();
  }

  private record Size(SqlExpression size, SqlSample.Unit unit) {}

  private SqlSample sample(int start) {
    Optional<Identifier> method = Optional.empty();
    Optional<SqlExpression> seed = Optional.empty();
    Size size;
    boolean function =
        !cursor.at(Token.NUMBER) && !cursor.at(Token.PARAMETER) && !cursor.at(Token.QUESTION_MARK);
    if (function) {
      if (!cursor.at(Token.LEFT_PARENTHESIS)) {
        method = Optional.of(grammar.names.column());
      }
      cursor.expect(Token.LEFT_PARENTHESIS);
      size = size();
      cursor.expect(Token.RIGHT_PARENTHESIS);
      if (cursor.take(Token.REPEATABLE)) {
        cursor.expect(Token.LEFT_PARENTHESIS);
        seed = Optional.of(number());
        cursor.expect(Token.RIGHT_PARENTHESIS);
      }
    } else {
      size = size();
      if (cursor.take(Token.LEFT_PARENTHESIS)) {
        method = Optional.of(grammar.names.column());
        if (cursor.take(Token.COMMA)) {
          seed = Optional.of(number());
        }
        cursor.expect(Token.RIGHT_PARENTHESIS);
      }
    }
    return new SqlSample(size.size, size.unit, method, seed, cursor.from(start));
  }

  /// Without a unit DuckDB takes a percentage where a method stands, rows elsewhere; the printer
  /// always writes the unit.
  private Size size() {
    SqlExpression size = number();
    if (cursor.take(Token.PERCENT_SIGN) || cursor.take(Token.PERCENT)) {
      return new Size(size, SqlSample.Unit.PERCENT);
    }
    cursor.take(Token.ROWS);
    return new Size(size, SqlSample.Unit.ROWS);
  }

  private SqlExpression number() {
    return switch (cursor.token()) {
      case NUMBER, PARAMETER, QUESTION_MARK -> grammar.operands.operand();
      default -> throw cursor.unexpected("a number");
    };
  }
}
