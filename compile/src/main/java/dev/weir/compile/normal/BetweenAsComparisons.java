package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import java.util.List;

/// BETWEEN as two comparisons, where the types do not make a difference and the value is not volatile.
///
///     x BETWEEN a AND b  →  a <= x AND x <= b
final class BetweenAsComparisons implements Rule.OnExpression {
  @Override
  public String name() {
    return "between as comparisons";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Between b)
        || context.hasCollations()
        || !TypePairs.compareAlike(b.value(), List.of(b.low(), b.high()))
        || Columns.isVolatile(b.value())) {
      return e;
    }
    return new Expr.Logic(
        Connective.AND,
        List.of(
            new Expr.Compare(ComparisonOperator.LESS_OR_EQUAL, b.low(), b.value()),
            new Expr.Compare(ComparisonOperator.LESS_OR_EQUAL, b.value(), b.high())));
  }
}
