package dev.weir.compile.normal;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.Optional;

/// Casts that do nothing go; whole constants take the type that they are cast to or compared with, when
/// they fit.
///
///     CAST(x AS INTEGER)              →  x            -- x is INTEGER
///     CAST(1 AS BIGINT)               →  1::BIGINT
///     big = 1::INTEGER                →  big = 1::BIGINT
final class PlainCasts implements Rule.OnExpression {
  @Override
  public String name() {
    return "plain casts";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e) {
    return switch (e) {
      case Expr.Cast c -> cast(c);
      case Expr.Compare c -> compare(c);
      default -> e;
    };
  }

  private static Expr cast(Expr.Cast c) {
    if (c.value().type().equals(c.type())) {
      return c.value();
    }
    if (TypePairs.isNull(c.value())) {
      return new Expr.Constant(c.type(), Optional.empty());
    }
    Expr widened = as(c.value(), c.type());
    return widened == c.value() ? c : widened;
  }

  private static Expr compare(Expr.Compare c) {
    ComparisonOperator operator = c.operator();
    Expr left = as(c.left(), c.right().type());
    Expr right = left == c.left() ? as(c.right(), c.left().type()) : c.right();
    return left == c.left() && right == c.right() ? c : new Expr.Compare(operator, left, right);
  }

  /// A whole constant in another whole type.
  private static Expr as(Expr e, dev.weir.model.DataType type) {
    return ConstantFolding.isWhole(e)
            && !e.type().equals(type)
            && type instanceof ScalarType scalar
            && scalar.isInteger()
            && ConstantFolding.fits(ConstantFolding.number(e), scalar)
        ? new Expr.Constant(type, ((Expr.Constant) e).value())
        : e;
  }
}
