package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;

/// How tightly infix operators bind, loosest first; DuckDB's grammar is the source.
final class Level {
  static final int LOWEST = 1;
  static final int ARROW = 1;
  static final int OR = 2;
  static final int AND = 3;
  static final int NOT = 4;

  /// Postfix tests and `IS DISTINCT FROM`.
  static final int IS = 5;

  static final int COMPARISON = 7;

  /// IN, BETWEEN, LIKE and their sisters.
  static final int PREDICATE = 8;

  /// `||`, `->>`, `^@` and every operator without a level of its own.
  static final int OTHER = 9;

  static final int BITWISE = 10;
  static final int ADDITIVE = 11;
  static final int MULTIPLICATIVE = 12;
  static final int EXPONENT = 13;
  static final int COLLATE = 14;
  static final int TIME_ZONE = 15;
  static final int PREFIX = 16;

  /// A `::` that an operand did not take because a predicate stands before it.
  static final int CAST = 17;

  /// An operand with what stands behind it, without any operator.
  static final int OPERAND = 18;

  static final int ALL = -1;
  static final int BEHIND_COMPARISON = (2 << IS) - 1;
  private static final int NONE = 0;

  private Level() {}

  /// The level of the infix operator at the cursor; below every floor when there is none.
  static int of(Cursor cursor) {
    return switch (cursor.token()) {
      case ARROW -> cursor.dialect.has(SyntaxRule.TIGHT_ARROWS) ? OTHER : ARROW;
      case OR -> OR;
      case AND -> AND;
      case IS, ISNULL, NOTNULL -> IS;
      case NOT -> ofNot(cursor);
      case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          isQuantifier(cursor.tokenAt(cursor.index() + 1)) ? OTHER : COMPARISON;
      case IN, LIKE, ILIKE, GLOB, MATCH_OPERATOR, TILDE -> PREDICATE;
      case BETWEEN -> ofBetween(cursor);
      case RLIKE, REGEXP -> cursor.dialect.has(SyntaxRule.SPARK_OPERATORS) ? PREDICATE : NONE;
      case SIMILAR -> cursor.at(Token.SIMILAR, Token.TO) ? PREDICATE : NONE;
      case OTHER_OPERATOR -> isNullSafeEquals(cursor) ? COMPARISON : OTHER;
      case OPERATOR -> cursor.atQualifiedOperator() ? OTHER : NONE;
      case AMPERSAND, PIPE, SHIFT_LEFT, SHIFT_RIGHT -> BITWISE;
      case PLUS, MINUS -> ADDITIVE;
      case ASTERISK, SLASH, DOUBLE_SLASH -> MULTIPLICATIVE;
      case PERCENT_SIGN -> ofPercentSign(cursor);
      case DIV -> cursor.dialect.has(SyntaxRule.SPARK_OPERATORS) ? MULTIPLICATIVE : NONE;
      case CARET -> cursor.dialect.has(SyntaxRule.CARET_IS_XOR) ? BITWISE : EXPONENT;
      case DOUBLE_ASTERISK -> EXPONENT;
      case COLLATE -> COLLATE;
      case AT -> cursor.at(Token.AT, Token.TIME) ? TIME_ZONE : NONE;
      case DOUBLE_COLON -> CAST;
      default -> NONE;
    };
  }

  private static boolean isNullSafeEquals(Cursor cursor) {
    return cursor.dialect.has(SyntaxRule.SPARK_OPERATORS) && cursor.text().equals("<=>");
  }

  /// The sign of `LIMIT 10%` is no operator.
  private static int ofPercentSign(Cursor cursor) {
    return switch (cursor.tokenAt(cursor.index() + 1)) {
      case END_OF_TEXT, RIGHT_PARENTHESIS, SEMICOLON, OFFSET -> NONE;
      default -> MULTIPLICATIVE;
    };
  }

  /// The word can also be an alias: it is an operator before something to compare with.
  private static int ofBetween(Cursor cursor) {
    return switch (cursor.tokenAt(cursor.index() + 1)) {
      case COMMA, RIGHT_PARENTHESIS, FROM, WHERE, SEMICOLON, END_OF_TEXT -> NONE;
      default -> PREDICATE;
    };
  }

  private static int ofNot(Cursor cursor) {
    return switch (cursor.tokenAt(cursor.index() + 1)) {
      case NULL -> IS;
      case IN, BETWEEN, LIKE, ILIKE, GLOB, SIMILAR, MATCH_OPERATOR, TILDE, RLIKE, REGEXP ->
          PREDICATE;
      default -> NONE;
    };
  }

  private static boolean isQuantifier(Token token) {
    return token == Token.ANY || token == Token.SOME || token == Token.ALL;
  }

  /// The levels that may follow an operator of the given level, as bits: its operand already took
  /// what binds tighter, except behind a predicate that ends without an operand.
  static int allowedBehind(int level, SqlExpression left) {
    return switch (level) {
      case IS -> BEHIND_COMPARISON | 1 << COMPARISON | 1 << OTHER | 1 << CAST;
      case COMPARISON -> BEHIND_COMPARISON;
      case PREDICATE ->
          switch (left) {
            case SqlExpression.InList _, SqlExpression.InQuery _, SqlExpression.InValue _ ->
                BEHIND_COMPARISON | 1 << COMPARISON | 1 << PREDICATE | 1 << CAST;
            default -> BEHIND_COMPARISON | 1 << COMPARISON;
          };
      case CAST -> ALL;
      default -> (2 << level) - 1;
    };
  }
}
