package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads operands: literals, names, calls, forms in parentheses and brackets, and what stands
/// behind an operand and binds tightest (`::`, `.field`, `.method()`, `[…]`, `!`).
final class OperandGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  OperandGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlExpression operand() {
    int start = cursor.start();
    return switch (cursor.token()) {
      case STRING, ESCAPE_STRING, DOLLAR_STRING ->
          new SqlExpression.StringLiteral(grammar.literals.string(), cursor.from(start));
      case NUMBER -> number(start);
      case BLOB -> new SqlExpression.BlobLiteral(grammar.literals.quoted(), cursor.from(start));
      case BITS -> bits(start);
      case PARAMETER, QUESTION_MARK -> parameter(start);
      case HASH -> position(start);
      case ASTERISK -> grammar.stars.star(Optional.empty(), start);
      case LEFT_PARENTHESIS -> parenthesis(start);
      case LEFT_BRACKET -> grammar.nested.list(start);
      case LEFT_BRACE -> grammar.nested.struct(start);
      default -> word(start);
    };
  }

  // ---- what stands behind ----

  boolean atPostfix() {
    return switch (cursor.token()) {
      case DOUBLE_COLON, DOT, LEFT_BRACKET, BANG -> true;
      default -> false;
    };
  }

  /// The operand with one more postfix.
  SqlExpression postfix(SqlExpression operand) {
    int start = operand.span().start();
    switch (cursor.token()) {
      case DOUBLE_COLON -> {
        cursor.advance();
        SqlType type = grammar.types.type();
        return new SqlExpression.Cast(
            SqlExpression.CastKind.CAST, operand, type, cursor.from(start));
      }
      case LEFT_BRACKET -> {
        return grammar.nested.subscript(operand, start);
      }
      case BANG -> {
        cursor.advance();
        return new SqlExpression.Unary(
            "!", SqlExpression.Fixity.POSTFIX, operand, cursor.from(start));
      }
      default -> {
        if (!cursor.isLabel(cursor.index() + 1)) {
          cursor.advance();
          throw cursor.unexpected("a field or a method");
        }
        cursor.advance();
        int at = cursor.start();
        Identifier name = grammar.names.take();
        if (cursor.at(Token.LEFT_PARENTHESIS)) {
          SqlExpression.Call call =
              grammar.calls.method(new QualifiedName(List.of(name), name.span()), at);
          return new SqlExpression.MethodCall(operand, call, cursor.from(start));
        }
        return new SqlExpression.FieldAccess(operand, name, cursor.from(start));
      }
    }
  }

  // ---- literals ----

  private SqlExpression number(int start) {
    String written = cursor.text();
    cursor.advance();
    return Numbers.literal(written, cursor.dialect, cursor.from(start));
  }

  private SqlExpression bits(int start) {
    int at = cursor.text().indexOf('\'') + 1;
    String bits = grammar.literals.quoted();
    for (int i = 0; i < bits.length(); i++) {
      if (bits.charAt(i) != '0' && bits.charAt(i) != '1') {
        throw cursor.fail(start + at + i, "a bit string holds the digits 0 and 1 only");
      }
    }
    return new SqlExpression.BitLiteral(bits, cursor.from(start));
  }

  private SqlExpression typed(String type, String value, int start) {
    Identifier name = new Identifier(type, Identifier.Quoting.PLAIN, cursor.from(start));
    QualifiedName qualified = new QualifiedName(List.of(name), name.span());
    return new SqlExpression.TypedLiteral(
        new SqlType.Named(qualified, List.of(), name.span()), value, cursor.from(start));
  }

  private SqlExpression parameter(int start) {
    String text = cursor.text();
    cursor.advance();
    if (text.startsWith("?")) {
      if (cursor.at(Token.NUMBER) && cursor.start() == start + 1) {
        String number = cursor.text();
        cursor.advance();
        return new SqlExpression.Parameter(
            number, SqlExpression.Parameter.Style.NUMBERED, cursor.from(start));
      }
      return new SqlExpression.Parameter(
          Integer.toString(grammar.nextParameter++),
          SqlExpression.Parameter.Style.QUESTION_MARK,
          cursor.from(start));
    }
    String name = text.substring(1);
    SqlExpression.Parameter.Style style =
        Character.isDigit(name.charAt(0))
            ? SqlExpression.Parameter.Style.NUMBERED
            : SqlExpression.Parameter.Style.NAMED;
    return new SqlExpression.Parameter(name, style, cursor.from(start));
  }

  private SqlExpression position(int start) {
    cursor.advance();
    if (!cursor.at(Token.NUMBER)) {
      throw cursor.unexpected("a column position after #");
    }
    try {
      int position = Integer.parseInt(cursor.text());
      if (position < 1) {
        throw cursor.unexpected("a position from 1");
      }
      cursor.advance();
      return new SqlExpression.ColumnPosition(position, cursor.from(start));
    } catch (NumberFormatException e) {
      throw cursor.unexpected("a whole number as column position");
    }
  }

  // ---- parentheses ----

  private SqlExpression parenthesis(int start) {
    if (grammar.queries.isQueryInParentheses(cursor.index())) {
      SqlQuery query = grammar.queries.parenthesized();
      return new SqlExpression.ScalarQuery(query, cursor.from(start));
    }
    cursor.advance();
    if (cursor.take(Token.RIGHT_PARENTHESIS)) {
      return new SqlExpression.Row(List.of(), cursor.from(start));
    }
    SqlExpression first = grammar.expressions.expression();
    if (cursor.take(Token.RIGHT_PARENTHESIS)) {
      return first;
    }
    if (!cursor.at(Token.COMMA)) {
      throw cursor.unexpected("an operator, , or )");
    }
    List<SqlExpression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.takeComma(Token.RIGHT_PARENTHESIS)) {
      elements.add(grammar.expressions.expression());
    }
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return new SqlExpression.Row(elements, cursor.from(start));
  }

  // ---- words ----

  private SqlExpression word(int start) {
    switch (cursor.token()) {
      case NULL -> {
        cursor.advance();
        return new SqlExpression.NullLiteral(cursor.from(start));
      }
      case TRUE -> {
        cursor.advance();
        return new SqlExpression.BooleanLiteral(true, cursor.from(start));
      }
      case FALSE -> {
        cursor.advance();
        return new SqlExpression.BooleanLiteral(false, cursor.from(start));
      }
      case DEFAULT -> {
        if (!cursor.atName(WordClass.COLUMN)) {
          cursor.advance();
          return new SqlExpression.Default(cursor.from(start));
        }
      }
      case CASE -> {
        return grammar.specialCalls.caseForm(start);
      }
      case LAMBDA -> {
        if (!cursor.atName(WordClass.COLUMN)) {
          return grammar.nested.lambda(start);
        }
      }
      case INTERVAL -> {
        if (atIntervalLiteral()) {
          return interval(start);
        }
      }
      case ARRAY -> {
        return grammar.nested.array(start);
      }
      case NOT -> {
        return negatedSubquery(start);
      }
      default -> {
        if (isOpening(cursor.index() + 1)) {
          Optional<SqlExpression> special = grammar.specialCalls.special(start);
          if (special.isPresent()) {
            return special.get();
          }
        }
      }
    }
    return typedLiteralAhead() ? typedLiteral(start) : name(start);
  }

  private boolean isOpening(int where) {
    return cursor.isAt(where, Token.LEFT_PARENTHESIS) || cursor.isAt(where, Token.LEFT_BRACE);
  }

  /// `NOT EXISTS (…)` and `NOT (SELECT …)` where an operand stands.
  private SqlExpression negatedSubquery(int start) {
    cursor.advance();
    if (!cursor.at(Token.EXISTS) && !grammar.queries.isQueryInParentheses(cursor.index())) {
      cursor.rewind(cursor.index() - 1);
      throw cursor.unexpected("an operand; put NOT in parentheses here");
    }
    SqlExpression operand = operand();
    return new SqlExpression.Not(operand, cursor.from(start));
  }

  SqlExpression name(int start) {
    if (!cursor.atLabel()) {
      throw cursor.unexpected("an expression");
    }
    int first = cursor.index();
    if (cursor.isAt(first + 1, Token.LEFT_PARENTHESIS)) {
      if (!cursor.atName(WordClass.FUNCTION)) {
        throw cursor.fail(
            cursor.start(),
            "expected an expression, found " + cursor.text() + ", which is not a function here");
      }
      Identifier name = grammar.names.take();
      return grammar.calls.call(new QualifiedName(List.of(name), name.span()), start);
    }
    QualifiedName name = grammar.names.qualified();
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      return grammar.calls.call(name, start);
    }
    if (cursor.at(Token.DOT, Token.ASTERISK)) {
      cursor.advance();
      return grammar.stars.star(Optional.of(name), start);
    }
    return new SqlExpression.ColumnName(name, name.span());
  }

  // ---- typed literals ----

  /// Whether a type and then a string stand here: looks over brackets without reading them.
  private boolean typedLiteralAhead() {
    int at = cursor.index();
    if (!cursor.isLabel(at)) {
      return false;
    }
    Token first = cursor.tokenAt(at);
    at++;
    while (cursor.isAt(at, Token.DOT) && cursor.isLabel(at + 1)) {
      at += 2;
    }
    if (cursor.isString(at)) {
      return first != Token.INTERVAL
          && (cursor.isName(cursor.index(), WordClass.FUNCTION) || isTypeWord(first));
    }
    if (first == Token.DOUBLE && cursor.isAt(at, Token.PRECISION)
        || cursor.isAt(at, Token.VARYING)) {
      at++;
    } else if (first == Token.NATIONAL) {
      at = cursor.isAt(at + 1, Token.VARYING) ? at + 2 : at + 1;
    }
    at = over(at, Token.LEFT_PARENTHESIS);
    if (cursor.isAt(at, Token.WITH) || cursor.isAt(at, Token.WITHOUT)) {
      at += cursor.isAt(at + 1, Token.TIME) && cursor.isAt(at + 2, Token.ZONE) ? 3 : 0;
    }
    int brackets = at;
    at = over(at, Token.LEFT_BRACKET);
    while (at != brackets) {
      brackets = at;
      at = over(at, Token.LEFT_BRACKET);
    }
    return cursor.isString(at)
        && (cursor.isName(cursor.index(), WordClass.FUNCTION) || isTypeWord(first));
  }

  private static boolean isTypeWord(Token token) {
    return switch (token) {
      case BIGINT,
          BIT,
          BOOLEAN,
          CHAR,
          CHARACTER,
          DEC,
          DECIMAL,
          FLOAT,
          INT,
          INTEGER,
          NCHAR,
          NUMERIC,
          REAL ->
          true;
      case SMALLINT, TIME, TIMESTAMP, VARCHAR, NATIONAL, ROW, STRUCT, MAP, TUPLE, UNION -> true;
      default -> false;
    };
  }

  private int over(int at, Token opening) {
    return cursor.isAt(at, opening) ? cursor.closeOf(at) + 1 : at;
  }

  private SqlExpression typedLiteral(int start) {
    if (cursor.tokens.ends[cursor.index()] == start + 1
        && (cursor.text().equalsIgnoreCase("n"))
        && cursor.tokens.starts[cursor.index() + 1] == start + 1) {
      cursor.advance();
      return typed("VARCHAR", grammar.literals.string(), start);
    }
    SqlType type = grammar.types.type();
    String value = grammar.literals.string();
    return new SqlExpression.TypedLiteral(type, value, cursor.from(start));
  }

  // ---- intervals ----

  private boolean atIntervalLiteral() {
    int next = cursor.index() + 1;
    return cursor.isString(next)
        || cursor.isAt(next, Token.NUMBER)
        || cursor.isAt(next, Token.LEFT_PARENTHESIS)
        || cursor.isAt(next, Token.MINUS) && !cursor.dialect.lexicalRules().customOperators();
  }

  private SqlExpression interval(int start) {
    cursor.advance();
    int at = cursor.start();
    SqlExpression value;
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      cursor.advance();
      value = grammar.expressions.expression();
      cursor.expect(Token.RIGHT_PARENTHESIS);
    } else if (cursor.at(Token.NUMBER)) {
      value = number(at);
    } else if (cursor.at(Token.MINUS)) {
      value = grammar.expressions.expression(Level.PREFIX);
    } else {
      value = new SqlExpression.StringLiteral(grammar.literals.string(), cursor.from(at));
    }
    Optional<String> unit = intervalUnit();
    return new SqlExpression.IntervalLiteral(value, unit, cursor.from(start));
  }

  /// The unit here in its singular form, or a range of two.
  Optional<String> intervalUnit() {
    Optional<String> unit = DateParts.of(cursor.token());
    if (unit.isEmpty()) {
      return unit;
    }
    cursor.advance();
    if (cursor.at(Token.TO)) {
      Optional<String> end = DateParts.of(cursor.tokenAt(cursor.index() + 1));
      if (end.isPresent()) {
        cursor.advance();
        cursor.advance();
        return Optional.of((unit.get() + " to " + end.get()).toLowerCase(Locale.ROOT));
      }
    }
    return unit;
  }
}
