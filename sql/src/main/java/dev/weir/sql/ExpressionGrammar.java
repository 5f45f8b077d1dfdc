package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Connective;
import dev.weir.sql.tree.SqlExpression.Fixity;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlExpression.Quantifier;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Reads expressions by precedence climbing; [Level] has the precedences. What may follow a
/// finished predicate is less than what may follow an operand: the set of allowed levels says it.
final class ExpressionGrammar {
  private final Grammar grammar;
  private final Cursor cursor;
  private final PredicateGrammar predicates;

  /// The height of the expression read last.
  private int height;

  /// The height of the tallest expression read since the last reset.
  private int tallest;

  ExpressionGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.predicates = new PredicateGrammar(grammar, this);
  }

  /// A whole expression.
  SqlExpression expression() {
    return expression(Level.LOWEST);
  }

  /// An expression whose operators all bind at least as tightly as the floor.
  SqlExpression expression(int floor) {
    return climb(prefixed(floor), floor);
  }

  /// The rest of an expression whose first operand was read just now.
  SqlExpression rest(SqlExpression left) {
    return climb(left, Level.LOWEST);
  }

  private SqlExpression climb(SqlExpression left, int floor) {
    int leftHeight = height;
    int allowed = Level.ALL;
    while (true) {
      int level = Level.of(cursor);
      if (level < floor || (allowed >> level & 1) == 0) {
        if (level == Level.COMPARISON && allowed == Level.BEHIND_COMPARISON) {
          throw cursor.fail(
              cursor.start(),
              "comparisons do not chain: write a < b AND b < c, or put one in parentheses");
        }
        break;
      }
      height = leftHeight;
      left = infix(left, level);
      leftHeight = height;
      allowed = Level.allowedBehind(level, left);
    }
    height = leftHeight;
    tallest = Math.max(tallest, height);
    return left;
  }

  /// `a, b`, at least one, with an optional comma at the end.
  List<SqlExpression> list(Token end) {
    List<SqlExpression> list = new ArrayList<>();
    do {
      list.add(expression());
    } while (cursor.takeComma(end));
    return list;
  }

  /// The right operand of an operator; the height becomes that of the node over both.
  SqlExpression right(int floor) {
    int left = height;
    SqlExpression right = expression(floor);
    height = cursor.above(Math.max(left, height));
    return right;
  }

  /// Accounts for a node on top of the expression read last.
  void grow() {
    height = cursor.above(height);
  }

  int height() {
    return height;
  }

  /// Accounts for a node on top of several expressions, the tallest of that height.
  void growAbove(int tallestChild) {
    height = cursor.above(tallestChild);
  }

  // ---- operators in front ----

  private SqlExpression prefixed(int floor) {
    return cursor.deeper(() -> prefixedHere(floor));
  }

  private SqlExpression prefixedHere(int floor) {
    return switch (cursor.token()) {
      case NOT -> floor <= Level.PREDICATE ? not(floor) : operand();
      case MINUS, PLUS -> signed();
      case TILDE -> unary("~", Level.ADDITIVE);
      case BANG -> cursor.dialect.lexicalRules().bangIsNot() ? not(floor) : custom(floor);
      case OTHER_OPERATOR -> custom(floor);
      case OPERATOR ->
          cursor.atQualifiedOperator() ? unary(qualifiedOperator(), Level.PREFIX) : operand();
      default -> operand();
    };
  }

  private SqlExpression not(int floor) {
    if (cursor.at(Token.NOT, Token.EXISTS) && floor > Level.NOT) {
      return negated(Level.PREFIX);
    }
    return negated(Level.IS);
  }

  private SqlExpression negated(int floor) {
    int first = cursor.index();
    while (cursor.at(Token.NOT) || cursor.at(Token.BANG)) {
      cursor.advance();
    }
    int last = cursor.index();
    SqlExpression operand = expression(floor);
    for (int i = last - 1; i >= first; i--) {
      grow();
      operand =
          new SqlExpression.Not(operand, new Span(cursor.tokens.starts[i], operand.span().end()));
    }
    return operand;
  }

  /// Minus and plus signs bind tighter than any infix operator, less than `::`, `.` and `[]`.
  private SqlExpression signed() {
    int first = cursor.index();
    while (cursor.at(Token.MINUS) || cursor.at(Token.PLUS)) {
      cursor.advance();
    }
    int last = cursor.index();
    SqlExpression operand = cursor.at(Token.TILDE) ? unary("~", Level.ADDITIVE) : operand();
    for (int i = last - 1; i >= first; i--) {
      grow();
      String sign = cursor.isAt(i, Token.MINUS) ? "-" : "+";
      Span span =
          new Span(cursor.tokens.starts[i], Math.max(operand.span().end(), cursor.tokens.ends[i]));
      operand = new SqlExpression.Unary(sign, Fixity.PREFIX, operand, span);
    }
    return operand;
  }

  private SqlExpression custom(int floor) {
    if (floor > Level.OTHER) {
      throw cursor.unexpected("an expression");
    }
    return unary(cursor.text(), Level.OTHER);
  }

  /// The operator here over an operand of the given floor.
  private SqlExpression unary(String operator, int floor) {
    int start = cursor.start();
    if (!cursor.at(Token.OPERATOR)) {
      cursor.advance();
    } else {
      skipQualifiedOperator();
    }
    SqlExpression operand = expression(floor);
    grow();
    return new SqlExpression.Unary(operator, Fixity.PREFIX, operand, cursor.from(start));
  }

  private SqlExpression operand() {
    int before = tallest;
    tallest = 0;
    SqlExpression operand = grammar.operands.operand();
    int operandHeight = cursor.above(tallest);
    while (grammar.operands.atPostfix()) {
      tallest = 0;
      operand = grammar.operands.postfix(operand);
      operandHeight = cursor.above(Math.max(operandHeight, tallest));
    }
    height = operandHeight;
    tallest = before;
    return operand;
  }

  // ---- operators between ----

  private SqlExpression infix(SqlExpression left, int level) {
    return switch (level) {
      case Level.OR -> logical(left, Connective.OR, Token.OR, Level.AND);
      case Level.AND -> logical(left, Connective.AND, Token.AND, Level.NOT);
      case Level.IS -> predicates.is(left);
      case Level.COMPARISON -> comparison(left);
      case Level.PREDICATE -> predicates.predicate(left);
      case Level.OTHER -> other(left);
      case Level.COLLATE -> collate(left);
      case Level.TIME_ZONE -> timeZone(left);
      case Level.CAST -> cast(left);
      default -> binary(left, cursor.at(Token.DIV) ? "//" : cursor.text(), level + 1);
    };
  }

  private SqlExpression logical(SqlExpression first, Connective connective, Token word, int floor) {
    List<SqlExpression> operands = new ArrayList<>();
    add(operands, first, connective);
    int tallestOperand = height;
    while (cursor.take(word)) {
      add(operands, expression(floor), connective);
      tallestOperand = Math.max(tallestOperand, height);
    }
    height = cursor.above(tallestOperand);
    return new SqlExpression.Logical(connective, operands, cursor.from(first.span().start()));
  }

  private static void add(
      List<SqlExpression> operands, SqlExpression operand, Connective connective) {
    if (operand instanceof SqlExpression.Logical inner && inner.connective() == connective) {
      operands.addAll(inner.operands());
    } else {
      operands.add(operand);
    }
  }

  private SqlExpression comparison(SqlExpression left) {
    String operator =
        switch (cursor.token()) {
          case EQUALS -> "=";
          case NOT_EQUALS -> "<>";
          case LESS -> "<";
          case LESS_OR_EQUAL -> "<=";
          case GREATER -> ">";
          case GREATER_OR_EQUAL -> ">=";
          default -> "<=>";
        };
    cursor.advance();
    if (operator.equals("<=>")) {
      SqlExpression right = right(Level.PREDICATE);
      return new SqlExpression.IsDistinctFrom(
          Polarity.NEGATED, left, right, cursor.from(left.span().start()));
    }
    return quantifiedOr(left, operator, Level.PREDICATE);
  }

  private SqlExpression binary(SqlExpression left, String operator, int floor) {
    cursor.advance();
    SqlExpression right = right(floor);
    return new SqlExpression.Binary(operator, left, right, cursor.from(left.span().start()));
  }

  private SqlExpression other(SqlExpression left) {
    String operator;
    if (cursor.at(Token.OPERATOR)) {
      operator = qualifiedOperator();
      skipQualifiedOperator();
    } else {
      operator = standard(cursor.text());
      cursor.advance();
    }
    return quantifiedOr(left, operator, Level.BITWISE);
  }

  private static String standard(String operator) {
    return switch (operator) {
      case "!=" -> "<>";
      case "==" -> "=";
      default -> operator;
    };
  }

  /// `ANY (…)`, `ALL (…)` or a plain right operand.
  private SqlExpression quantifiedOr(SqlExpression left, String operator, int floor) {
    boolean any = cursor.at(Token.ANY) || cursor.at(Token.SOME);
    if (!any && !cursor.at(Token.ALL)) {
      SqlExpression right = right(floor);
      return new SqlExpression.Binary(operator, left, right, cursor.from(left.span().start()));
    }
    Quantifier quantifier = any ? Quantifier.ANY : Quantifier.ALL;
    cursor.advance();
    SqlExpression right = right(Level.BITWISE);
    Span span = cursor.from(left.span().start());
    return right instanceof SqlExpression.ScalarQuery query
        ? new SqlExpression.QuantifiedQuery(left, operator, quantifier, query.query(), span)
        : new SqlExpression.QuantifiedList(left, operator, quantifier, right, span);
  }

  private SqlExpression collate(SqlExpression left) {
    cursor.advance();
    int start = cursor.start();
    Identifier first = grammar.names.column();
    QualifiedName collation = grammar.names.qualified(first, start);
    grow();
    return new SqlExpression.Collate(left, collation, cursor.from(left.span().start()));
  }

  /// `x AT TIME ZONE z` is `timezone(z, x)`.
  private SqlExpression timeZone(SqlExpression left) {
    cursor.advance();
    cursor.expect(Token.TIME);
    cursor.expect(Token.ZONE);
    SqlExpression zone = right(Level.PREFIX);
    return SqlExpression.Call.of("timezone", List.of(zone, left), cursor.from(left.span().start()));
  }

  /// A `::` behind a finished predicate applies to the whole of it.
  private SqlExpression cast(SqlExpression left) {
    cursor.advance();
    SqlType type = grammar.types.type();
    grow();
    return new SqlExpression.Cast(
        SqlExpression.CastKind.CAST, left, type, cursor.from(left.span().start()));
  }

  // ---- OPERATOR(schema.+) ----

  private String qualifiedOperator() {
    int close = cursor.closeOf(cursor.index() + 1);
    int last = close - 1;
    if (last == cursor.index() + 2) {
      return cursor.tokens.text(last);
    }
    return "OPERATOR("
        + cursor.tokens.text.substring(
            cursor.tokens.starts[cursor.index() + 2], cursor.tokens.ends[last])
        + ")";
  }

  private void skipQualifiedOperator() {
    cursor.rewind(cursor.closeOf(cursor.index() + 1));
    cursor.expect(Token.RIGHT_PARENTHESIS);
  }
}
