package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import java.util.List;

/// Which types are compared the same, two at a time or all at once. An engine casts the operands of
/// BETWEEN and IN to one type and those of a comparison to another; where both give the same
/// answer, one can be written as the other.
final class TypePairs {
  private TypePairs() {}

  /// Whether comparing the first with each of the others is the same as comparing all in one type.
  static boolean compareAlike(Expr value, List<Expr> others) {
    DataType first = others.getFirst().type();
    return others.stream().allMatch(o -> o.type().equals(first))
        || allExact(value, others)
        || value.type() == ScalarType.DOUBLE && others.stream().allMatch(o -> isNumber(o.type()))
        || others.stream().allMatch(o -> o.type().equals(value.type()) || isText(o) || isNull(o));
  }

  /// Whole numbers and decimals compare by value as long as one decimal can hold them all.
  private static boolean allExact(Expr value, List<Expr> others) {
    if (!compareByValue(value.type(), others)) {
      return false;
    }
    int whole = wholeDigits(value);
    int scale = scale(value);
    for (Expr other : others) {
      whole = Math.max(whole, wholeDigits(other));
      scale = Math.max(scale, scale(other));
    }
    return scale == 0 || whole + scale <= DecimalType.MAX_PRECISION;
  }

  private static boolean compareByValue(DataType type, List<Expr> others) {
    return others.stream().allMatch(o -> compareByValue(type, o.type()))
        && others.stream().allMatch(o -> compareByValue(others.getFirst().type(), o.type()));
  }

  /// Whether whole numbers of two types are compared as such: the two largest meet in DOUBLE.
  static boolean compareByValue(DataType a, DataType b) {
    return a.equals(b) || a != ScalarType.UHUGEINT && b != ScalarType.UHUGEINT;
  }

  private static int wholeDigits(Expr e) {
    return switch (e.type()) {
      case DecimalType d -> d.precision() - d.scale();
      case ScalarType s when s.isInteger() ->
          s == ScalarType.HUGEINT || s == ScalarType.UHUGEINT ? 39 : 20;
      default -> isNull(e) ? 0 : 1_000;
    };
  }

  private static int scale(Expr e) {
    return switch (e.type()) {
      case DecimalType d -> d.scale();
      case ScalarType s when s.isInteger() -> 0;
      default -> isNull(e) ? 0 : 1_000;
    };
  }

  private static boolean isNumber(DataType type) {
    return type instanceof DecimalType
        || isWhole(type)
        || type == ScalarType.FLOAT
        || type == ScalarType.DOUBLE;
  }

  /// Whole numbers compare by value, whatever width they are widened to.
  static boolean isWhole(DataType type) {
    return type instanceof ScalarType s && s.isInteger();
  }

  /// Whether sums and products are exact, so that operands may change places.
  static boolean isExact(DataType type) {
    return type instanceof DecimalType || isWhole(type);
  }

  private static boolean isText(Expr e) {
    return e instanceof Expr.Constant && e.type() == ScalarType.VARCHAR;
  }

  static boolean isNull(Expr e) {
    return e instanceof Expr.Constant c && c.value().isEmpty();
  }
}
