package dev.weir.compile.normal;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.Optional;

/// Comparisons with NULL, TRUE and FALSE in their plain form.
///
///     a = NULL                   →  NULL
///     a IS NOT DISTINCT FROM NULL →  a IS NULL
///     p = TRUE                   →  p
///     p = FALSE                  →  NOT p
final class NullAndTruth implements Rule.OnExpression {
  private static final Expr UNKNOWN = new Expr.Constant(ScalarType.BOOLEAN, Optional.empty());

  @Override
  public String name() {
    return "null and truth";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Compare(var operator, var left, Expr.Constant right) ->
          compare(e, operator, left, right);
      case Expr.Compare(var operator, Expr.Constant left, var right) ->
          ComparisonDirection.isSymmetric(operator) || left.value().isEmpty()
              ? compare(e, operator, right, left)
              : e;
      case Expr.Constant c when c.type() == ScalarType.NULL -> c;
      default -> e;
    };
  }

  private static Expr compare(
      Expr e, ComparisonOperator operator, Expr value, Expr.Constant constant) {
    if (constant.value().isEmpty()) {
      return switch (operator) {
        case NOT_DISTINCT_FROM -> new Expr.IsNull(value);
        case DISTINCT_FROM -> new Expr.Not(new Expr.IsNull(value));
        default -> Columns.isVolatile(value) ? e : UNKNOWN;
      };
    }
    if (constant.type() != ScalarType.BOOLEAN || value.type() != ScalarType.BOOLEAN) {
      return e;
    }
    boolean same = constant.equals(Expr.Constant.TRUE);
    return switch (operator) {
      case EQUAL -> same ? value : new Expr.Not(value);
      case NOT_EQUAL -> same ? new Expr.Not(value) : value;
      default -> e;
    };
  }
}
