package dev.weir.compile.bind;

import dev.weir.sql.tree.SqlExpression;
import java.util.Optional;

/// `ORDER BY 2`, `GROUP BY 1`: a whole number as written means an output column.
final class Positions {
  private Positions() {}

  /// The position. A number that is too large for one is a position that no list has.
  static Optional<Integer> of(SqlExpression expression) {
    if (expression instanceof SqlExpression.NumberLiteral n
        && n.digits().chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          n.digits().length() < 10 ? Integer.parseInt(n.digits()) : Integer.MAX_VALUE);
    }
    return Optional.empty();
  }

  /// The position, also as `#2`, which elsewhere means a column of FROM.
  static Optional<Integer> ofOutput(SqlExpression expression) {
    return expression instanceof SqlExpression.ColumnPosition position
        ? Optional.of(position.position())
        : of(expression);
  }

  /// Whether it is a whole number below zero, which is a position that no list has.
  static boolean isNegative(SqlExpression expression) {
    return expression instanceof SqlExpression.Unary unary
        && unary.fixity() == SqlExpression.Fixity.PREFIX
        && unary.operator().equals("-")
        && of(unary.operand()).isPresent();
  }

  /// Whether it is a constant as written, which orders nothing.
  static boolean isConstant(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.StringLiteral _,
          SqlExpression.NumberLiteral _,
          SqlExpression.BooleanLiteral _,
          SqlExpression.NullLiteral _,
          SqlExpression.BlobLiteral _ ->
          true;
      case SqlExpression _ -> false;
    };
  }
}
