package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads nested values: lists, comprehensions, structs, maps, lambdas, subscripts and slices.
final class NestedGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  NestedGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// `[a, b]` or `[x + 1 FOR x IN list IF x > 0]`.
  SqlExpression list(int start) {
    cursor.expect(Token.LEFT_BRACKET);
    if (cursor.take(Token.RIGHT_BRACKET)) {
      return new SqlExpression.ListLiteral(List.of(), cursor.from(start));
    }
    SqlExpression first = expression();
    if (cursor.take(Token.FOR)) {
      return comprehension(first, start);
    }
    List<SqlExpression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.takeComma(Token.RIGHT_BRACKET)) {
      elements.add(expression());
    }
    cursor.expect(Token.RIGHT_BRACKET);
    return new SqlExpression.ListLiteral(elements, cursor.from(start));
  }

  private SqlExpression comprehension(SqlExpression result, int start) {
    List<Identifier> variables = new ArrayList<>();
    do {
      variables.add(grammar.names.columnOrString());
    } while (cursor.take(Token.COMMA));
    cursor.expect(Token.IN);
    SqlExpression list = expression();
    Optional<SqlExpression> filter = Optional.empty();
    if (cursor.take(Token.IF)) {
      filter = Optional.of(expression());
    }
    cursor.expect(Token.RIGHT_BRACKET);
    return new SqlExpression.ListComprehension(result, variables, list, filter, cursor.from(start));
  }

  /// `ARRAY[a]` or `ARRAY(SELECT …)`.
  SqlExpression array(int start) {
    int next = cursor.index() + 1;
    if (cursor.isAt(next, Token.LEFT_BRACKET)) {
      cursor.advance();
      SqlExpression list = list(start);
      return list instanceof SqlExpression.ListLiteral literal
          ? new SqlExpression.ListLiteral(
              SqlExpression.ListNotation.ARRAY, literal.elements(), literal.span())
          : list;
    }
    if (cursor.isAt(next, Token.LEFT_PARENTHESIS) && grammar.queries.isQueryInParentheses(next)) {
      cursor.advance();
      SqlQuery query = grammar.queries.parenthesized();
      return new SqlExpression.ArrayQuery(query, cursor.from(start));
    }
    if (!cursor.atName(WordClass.COLUMN)) {
      cursor.advance();
      throw cursor.unexpected("[ or a query in parentheses");
    }
    return grammar.operands.name(start);
  }

  /// `{'a': 1, b: 2}`.
  SqlExpression struct(int start) {
    cursor.expect(Token.LEFT_BRACE);
    List<SqlExpression.Entry> entries = new ArrayList<>();
    while (!cursor.at(Token.RIGHT_BRACE)) {
      int at = cursor.start();
      Identifier name = grammar.names.columnOrString();
      cursor.expect(Token.COLON);
      entries.add(new SqlExpression.Entry(name, expression(), cursor.from(at)));
      if (!cursor.takeComma(Token.RIGHT_BRACE)) {
        break;
      }
    }
    cursor.expect(Token.RIGHT_BRACE);
    return new SqlExpression.StructLiteral(entries, cursor.from(start));
  }

  /// `MAP {k: v}`.
  SqlExpression map(int start) {
    cursor.advance();
    cursor.expect(Token.LEFT_BRACE);
    List<SqlExpression> keys = new ArrayList<>();
    List<SqlExpression> values = new ArrayList<>();
    while (!cursor.at(Token.RIGHT_BRACE)) {
      keys.add(expression());
      cursor.expect(Token.COLON);
      values.add(expression());
      if (!cursor.takeComma(Token.RIGHT_BRACE)) {
        break;
      }
    }
    cursor.expect(Token.RIGHT_BRACE);
    return new SqlExpression.MapLiteral(keys, values, cursor.from(start));
  }

  /// `LAMBDA x, y: x + y`.
  SqlExpression lambda(int start) {
    cursor.advance();
    List<Identifier> parameters = new ArrayList<>();
    do {
      parameters.add(grammar.names.columnOrString());
    } while (cursor.takeComma(Token.COLON));
    cursor.expect(Token.COLON);
    SqlExpression body = expression();
    return new SqlExpression.Lambda(parameters, body, cursor.from(start));
  }

  /// `a[i]`, `a[from:to:step]`, `a[from:-:step]`.
  SqlExpression subscript(SqlExpression value, int start) {
    cursor.expect(Token.LEFT_BRACKET);
    Optional<SqlExpression> from = bound();
    if (cursor.at(Token.RIGHT_BRACKET) && from.isPresent()) {
      cursor.advance();
      return new SqlExpression.Subscript(value, from.get(), cursor.from(start));
    }
    Optional<SqlExpression> to = Optional.empty();
    Optional<SqlExpression> step = Optional.empty();
    if (!cursor.at(Token.RIGHT_BRACKET)) {
      if (!cursor.take(Token.COLON)) {
        throw cursor.unexpected("an operator, : or ]");
      }
      if (!cursor.take(Token.MINUS, Token.COLON)) {
        to = bound();
        if (cursor.take(Token.COLON)) {
          step = Optional.of(step());
        }
      } else {
        step = Optional.of(step());
      }
    }
    if (!cursor.at(Token.RIGHT_BRACKET)) {
      throw cursor.unexpected("an operator, : or ]");
    }
    cursor.advance();
    return new SqlExpression.Slice(value, from, to, step, cursor.from(start));
  }

  /// The step behind its colon; nothing is an empty list to the engine too.
  private SqlExpression step() {
    int start = cursor.start();
    return bound().orElseGet(() -> new SqlExpression.ListLiteral(List.of(), cursor.from(start)));
  }

  private Optional<SqlExpression> bound() {
    return cursor.at(Token.COLON) || cursor.at(Token.RIGHT_BRACKET)
        ? Optional.empty()
        : Optional.of(expression());
  }

  private SqlExpression expression() {
    return grammar.expressions.expression();
  }
}
