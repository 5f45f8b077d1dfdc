package dev.weir.compile.normal;

import dev.weir.compile.function.ExactArithmetic;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/// Casts that do nothing go; whole constants take the type that they are cast to or compared with, when
/// they fit.
///
///     CAST(x AS INTEGER)              →  x            -- x is INTEGER
///     CAST(1 AS BIGINT)               →  1::BIGINT
///     big = 1::INTEGER                →  big = 1::BIGINT
///     CAST(small AS BIGINT) > 1       →  small > 1
///     day = '2024-01-31'              →  day = CAST('2024-01-31' AS DATE)
///     price > 1.50                    →  price > 1.5          -- price is DECIMAL(10,2)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class PlainCasts implements Rule.OnExpression {
  private static final Set<ScalarType> TAKES_TEXT =
      Set.of(
          ScalarType.DATE,
          ScalarType.TIME,
          ScalarType.TIMESTAMP,
          ScalarType.TIMESTAMP_S,
          ScalarType.TIMESTAMP_MS,
          ScalarType.TIMESTAMP_NS,
          ScalarType.TIMESTAMP_TZ,
          ScalarType.DOUBLE,
          ScalarType.UUID);

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
    Expr textLeft = typed(plainDecimal(c.left(), c.right().type()), c.right().type());
    Expr textRight = typed(plainDecimal(c.right(), c.left().type()), c.left().type());
    if (textLeft != c.left() || textRight != c.right()) {
      return new Expr.Compare(c.operator(), textLeft, textRight);
    }
    ComparisonOperator operator = c.operator();
    if (!TypePairs.compareByValue(c.left().type(), c.right().type())) {
      return c;
    }
    Expr narrowLeft = TypePairs.isWhole(c.right().type()) ? narrow(c.left()) : c.left();
    Expr narrowRight = TypePairs.isWhole(c.left().type()) ? narrow(c.right()) : c.right();
    Expr left = as(narrowLeft, narrowRight.type());
    Expr right = left == narrowLeft ? as(narrowRight, narrowLeft.type()) : narrowRight;
    return left == c.left() && right == c.right() ? c : new Expr.Compare(operator, left, right);
  }

  /// A text that stands for a date, a number or the like, as the cast that the engine makes of it.
  private static Expr typed(Expr e, DataType other) {
    return e instanceof Expr.Constant c
            && c.type() == ScalarType.VARCHAR
            && c.value().isPresent()
            && other instanceof ScalarType s
            && (s.isInteger() || TAKES_TEXT.contains(s))
        ? new Expr.Cast(CastMode.STRICT, e, other)
        : e;
  }

  /// A decimal constant without zeros at its end, where it is compared with a number that one
  /// decimal can hold together with it: such numbers compare by value.
  private static Expr plainDecimal(Expr e, DataType other) {
    if (!(e instanceof Expr.Constant c)
        || !(c.type() instanceof DecimalType d)
        || c.value().isEmpty()
        || !isNarrow(other, d)) {
      return e;
    }
    BigDecimal value = new BigDecimal(c.value().get());
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (plain.scale() <= 0) {
      BigInteger whole = plain.toBigIntegerExact();
      return ExactArithmetic.fits(whole, ScalarType.BIGINT)
          ? new Expr.Constant(
              ExactArithmetic.fits(whole, ScalarType.INTEGER)
                  ? ScalarType.INTEGER
                  : ScalarType.BIGINT,
              Optional.of(whole.toString()))
          : e;
    }
    DecimalType type = new DecimalType(Math.max(plain.precision(), plain.scale()), plain.scale());
    return type.equals(d) && plain.toPlainString().equals(c.value().get())
        ? e
        : new Expr.Constant(type, Optional.of(plain.toPlainString()));
  }

  /// Whether one decimal holds all numbers of a type and all of a decimal type, whole numbers of up
  /// to 64 bits in between.
  private static boolean isNarrow(DataType other, DecimalType d) {
    int scale = d.scale();
    int digits = Math.max(20, d.precision() - d.scale());
    if (other instanceof DecimalType o) {
      scale = Math.max(scale, o.scale());
      digits = Math.max(digits, o.precision() - o.scale());
    } else if (!TypePairs.isWhole(other)
        || other == ScalarType.HUGEINT
        || other == ScalarType.UHUGEINT) {
      return false;
    }
    return digits + scale <= DecimalType.MAX_PRECISION;
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
  private static Expr as(Expr e, DataType type) {
    return ConstantFolding.isWhole(e)
            && !e.type().equals(type)
            && type instanceof ScalarType scalar
            && scalar.isInteger()
            && ExactArithmetic.fits(ConstantFolding.number(e), scalar)
        ? new Expr.Constant(type, ((Expr.Constant) e).value())
        : e;
  }
}
