package dev.weir.compile.normal;

import java.util.List;

/// IN over a query as EXISTS, where a condition asks: there NULL counts as FALSE, and the only
/// difference between the two is NULL.
///
///     WHERE a IN (SELECT b FROM t)  →  WHERE EXISTS (SELECT … FROM t WHERE a = b)
final class AnyAsExists implements Rule.OnCondition {
  @Override
  public String name() {
    return "any as exists";
  }

  @Override
  public Pass pass() {
    return Pass.UNNEST_SUBQUERIES;
  }

  @Override
  public Rule.Reach reach() {
    return Rule.Reach.ORDER_UNOBSERVED;
  }

  @Override
  public Expr apply(Expr condition) {
    if (!(condition instanceof Expr.Any a) || !sameComparison(a) || Columns.isVolatile(condition)) {
      return condition;
    }
    Expr compared = new Expr.Compare(a.operator(), a.value(), a.output());
    return new Expr.Exists(new Plan.Join(List.of(a.plan()), List.of(compared)));
  }

  private static boolean sameComparison(Expr.Any a) {
    return Determined.equalMeansSame(a.value().type()) && a.value().type().equals(a.output().type())
        || TypePairs.isWhole(a.value().type()) && TypePairs.isWhole(a.output().type());
  }
}
