package dev.weir.compile.bind;

import dev.weir.sql.tree.SqlExpression;
import java.util.Optional;

/// `ORDER BY 2`, `GROUP BY 1`: a whole number as written means an output column.
final class Positions {
  private Positions() {}

  static Optional<Integer> of(SqlExpression expression) {
    if (expression instanceof SqlExpression.NumberLiteral n
        && n.digits().length() < 10
        && n.digits().chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Integer.parseInt(n.digits()));
    }
    return Optional.empty();
  }
}
