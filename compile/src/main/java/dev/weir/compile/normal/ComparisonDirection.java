package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.ComparisonOperator;

/// Comparisons that read from small to large, with the operands of symmetric ones in a fixed order.
///
///     a > b   →  b < a
///     5 = a   →  a = 5
final class ComparisonDirection implements Rule.OnExpression {
  @Override
  public String name() {
    return "comparison direction";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Compare c)) {
      return e;
    }
    return switch (c.operator()) {
      case GREATER -> new Expr.Compare(ComparisonOperator.LESS, c.right(), c.left());
      case GREATER_OR_EQUAL ->
          new Expr.Compare(ComparisonOperator.LESS_OR_EQUAL, c.right(), c.left());
      case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM ->
          context.arrangement().inOrder(c.left(), c.right())
              ? c
              : new Expr.Compare(c.operator(), c.right(), c.left());
      case LESS, LESS_OR_EQUAL -> c;
    };
  }

  static boolean isSymmetric(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }
}
