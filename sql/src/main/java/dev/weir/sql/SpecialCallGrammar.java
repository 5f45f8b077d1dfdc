package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads CASE, and calls whose arguments have a syntax of their own. They become the plain calls
/// that DuckDB's parser makes of them: `EXTRACT(year FROM d)` is `date_part('YEAR', d)`.
final class SpecialCallGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  SpecialCallGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// The special call at the cursor, if the word and the bracket behind it begin one.
  Optional<SqlExpression> special(int start) {
    if (cursor.isAt(cursor.index() + 1, Token.LEFT_BRACE)) {
      return cursor.at(Token.MAP) ? Optional.of(grammar.nested.map(start)) : Optional.empty();
    }
    return switch (cursor.token()) {
      case CAST, TRY_CAST -> Optional.of(cast(start));
      case EXISTS -> exists(start);
      case TRY -> Optional.of(tryForm(start));
      case COLUMNS -> Optional.of(grammar.stars.columns(start));
      case UNPACK -> Optional.of(grammar.stars.unpack(start));
      case COALESCE, GROUPING, GROUPING_ID -> Optional.of(plain(start));
      case NULLIF -> Optional.of(nullIf(start));
      case ROW -> Optional.of(row(start));
      case EXTRACT -> Optional.of(extract(start));
      case POSITION -> Optional.of(position(start));
      case SUBSTRING -> Optional.of(substring(start));
      case TRIM -> Optional.of(trim(start));
      case OVERLAY -> Optional.of(overlay(start));
      default -> Optional.empty();
    };
  }

  SqlExpression caseForm(int start) {
    cursor.advance();
    Optional<SqlExpression> operand = Optional.empty();
    if (!cursor.at(Token.WHEN)) {
      operand = Optional.of(expression());
    }
    List<SqlExpression.When> whens = new ArrayList<>();
    if (!cursor.at(Token.WHEN)) {
      throw cursor.unexpected("WHEN");
    }
    while (cursor.at(Token.WHEN)) {
      int at = cursor.start();
      cursor.advance();
      SqlExpression condition = expression();
      cursor.expect(Token.THEN);
      SqlExpression result = expression();
      whens.add(new SqlExpression.When(condition, result, cursor.from(at)));
    }
    Optional<SqlExpression> otherwise = Optional.empty();
    if (cursor.take(Token.ELSE)) {
      otherwise = Optional.of(expression());
    }
    if (!cursor.at(Token.END)) {
      throw cursor.unexpected("WHEN, ELSE or END");
    }
    cursor.advance();
    return new SqlExpression.Case(operand, whens, otherwise, cursor.from(start));
  }

  private SqlExpression cast(int start) {
    SqlExpression.CastKind kind =
        cursor.at(Token.CAST) ? SqlExpression.CastKind.CAST : SqlExpression.CastKind.TRY_CAST;
    open();
    SqlExpression value = expression();
    cursor.expect(Token.AS);
    SqlType type = grammar.types.type();
    close();
    return new SqlExpression.Cast(kind, value, type, cursor.from(start));
  }

  private Optional<SqlExpression> exists(int start) {
    if (!grammar.queries.isQueryInParentheses(cursor.index() + 1)) {
      if (cursor.atName(WordClass.FUNCTION)) {
        return Optional.empty();
      }
      throw cursor.fail(
          cursor.tokens.ends[cursor.index() + 1], "expected a query inside EXISTS (…)");
    }
    cursor.advance();
    SqlQuery query = grammar.queries.parenthesized();
    return Optional.of(new SqlExpression.Exists(query, cursor.from(start)));
  }

  private SqlExpression tryForm(int start) {
    open();
    SqlExpression value = expression();
    close();
    return new SqlExpression.Try(value, cursor.from(start));
  }

  private SqlExpression plain(int start) {
    Identifier name = grammar.names.take();
    return grammar.calls.call(new QualifiedName(List.of(name), name.span()), start);
  }

  private SqlExpression nullIf(int start) {
    Identifier name = grammar.names.take();
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlExpression value = expression();
    cursor.expect(Token.COMMA);
    SqlExpression other = expression();
    close();
    return SqlExpression.Call.of(name.name(), List.of(value, other), cursor.from(start));
  }

  private SqlExpression row(int start) {
    open();
    List<SqlExpression> elements =
        cursor.at(Token.RIGHT_PARENTHESIS)
            ? List.of()
            : grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    close();
    return new SqlExpression.Row(elements, cursor.from(start));
  }

  private SqlExpression extract(int start) {
    open();
    int at = cursor.start();
    String part;
    if (cursor.atString()) {
      part = grammar.literals.string();
    } else {
      Optional<String> unit = DateParts.of(cursor.token());
      String name = grammar.names.label().name();
      part = unit.map(u -> u.toUpperCase(Locale.ROOT)).orElse(name);
    }
    SqlExpression unit = new SqlExpression.StringLiteral(part, cursor.from(at));
    cursor.expect(Token.FROM);
    SqlExpression value = expression();
    close();
    return call("date_part", start, unit, value);
  }

  private SqlExpression position(int start) {
    open();
    SqlExpression part = grammar.expressions.expression(Level.OTHER);
    if (cursor.take(Token.COMMA)) {
      SqlExpression whole = expression();
      close();
      return call("position", start, whole, part);
    }
    cursor.expect(Token.IN);
    SqlExpression whole = expression();
    close();
    return call("position", start, whole, part);
  }

  private SqlExpression substring(int start) {
    Identifier name = grammar.names.take();
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlExpression> arguments = grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    if (arguments.size() == 1) {
      if (cursor.take(Token.FROM)) {
        arguments.add(expression());
        if (cursor.take(Token.FOR)) {
          arguments.add(expression());
        }
      } else if (cursor.at(Token.FOR)) {
        arguments.add(new SqlExpression.NumberLiteral("1", Span.NONE));
        cursor.advance();
        arguments.add(expression());
      }
    }
    close();
    return SqlExpression.Call.of(name.name(), arguments, cursor.from(start));
  }

  private SqlExpression trim(int start) {
    open();
    String name =
        switch (cursor.token()) {
          case LEADING -> "ltrim";
          case TRAILING -> "rtrim";
          default -> "trim";
        };
    if (cursor.at(Token.LEADING) || cursor.at(Token.TRAILING) || cursor.at(Token.BOTH)) {
      cursor.advance();
    }
    List<SqlExpression> arguments = new ArrayList<>();
    if (cursor.take(Token.FROM)) {
      arguments.addAll(grammar.expressions.list(Token.RIGHT_PARENTHESIS));
    } else {
      SqlExpression first = expression();
      if (cursor.take(Token.FROM)) {
        arguments.addAll(grammar.expressions.list(Token.RIGHT_PARENTHESIS));
        arguments.add(first);
      } else {
        arguments.add(first);
        while (cursor.takeComma(Token.RIGHT_PARENTHESIS)) {
          arguments.add(expression());
        }
      }
    }
    close();
    return SqlExpression.Call.of(name, arguments, cursor.from(start));
  }

  private SqlExpression overlay(int start) {
    open();
    List<SqlExpression> arguments = grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    if (arguments.size() == 1 && cursor.take(Token.PLACING)) {
      arguments.add(expression());
      cursor.expect(Token.FROM);
      arguments.add(expression());
      if (cursor.take(Token.FOR)) {
        arguments.add(expression());
      }
    }
    close();
    return SqlExpression.Call.of("overlay", arguments, cursor.from(start));
  }

  private SqlExpression call(String name, int start, SqlExpression first, SqlExpression second) {
    return SqlExpression.Call.of(name, List.of(first, second), cursor.from(start));
  }

  private SqlExpression expression() {
    return grammar.expressions.expression();
  }

  private void open() {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
  }

  private void close() {
    cursor.expect(Token.RIGHT_PARENTHESIS);
  }
}
