package dev.weir.compile.normal;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.Optional;

/// Casts that do nothing go; whole constants take the type that they are cast to or compared with, when
/// they fit.
///
///     CAST(x AS INTEGER)              →  x            -- x is INTEGER
///     CAST(1 AS BIGINT)               →  1::BIGINT
///     big = 1::INTEGER                →  big = 1::BIGINT
///     CAST(small AS BIGINT) > 1       →  small > 1
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
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
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Cast c -> cast(c);
      case Expr.Compare c -> compare(c);
      case Expr.IsNull(Expr.Cast c) when widens(c) -> new Expr.IsNull(c.value());
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
    Expr narrowLeft = TypePairs.isWhole(c.right().type()) ? narrow(c.left()) : c.left();
    Expr narrowRight = TypePairs.isWhole(c.left().type()) ? narrow(c.right()) : c.right();
    Expr left = as(narrowLeft, narrowRight.type());
    Expr right = left == narrowLeft ? as(narrowRight, narrowLeft.type()) : narrowRight;
    return left == c.left() && right == c.right() ? c : new Expr.Compare(operator, left, right);
  }

  /// Whole numbers compare by value, so that widening them first does nothing.
  private static Expr narrow(Expr e) {
    return e instanceof Expr.Cast c && widens(c) ? c.value() : e;
  }

  private static boolean widens(Expr.Cast c) {
    return c.mode() == CastMode.STRICT
        && c.value().type() instanceof ScalarType from
        && c.type() instanceof ScalarType to
        && width(from) > 0
        && width(from) < width(to);
  }

  /// The width of signed whole types; zero for others.
  private static int width(ScalarType type) {
    return switch (type) {
      case TINYINT -> 8;
      case SMALLINT -> 16;
      case INTEGER -> 32;
      case BIGINT -> 64;
      case HUGEINT -> 128;
      default -> 0;
    };
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
