package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import java.util.List;

/// For which parameter types a promise of the trait table holds.
enum TraitFamily {
  /// Whatever the types.
  ANY,
  /// All are VARCHAR.
  TEXT,
  /// All are BOOLEAN.
  BOOLEAN,
  /// All are FLOAT or DOUBLE.
  FLOAT,
  /// All are whole numbers.
  INTEGER,
  /// All are numbers.
  NUMBER,
  /// All are DATE or TIMESTAMP.
  DATE,
  /// Values of all of them are the same when they are equal, and sums of them are not rounded.
  EXACT,
  /// None is a list or an array, which `+` and `||` put together.
  PLAIN,
  /// All are decimals, and so is the result, of so few digits that the engine checks no overflow
  /// and none can happen.
  SMALL,
  /// All are numbers whose sums are kept in wider ones: whole numbers of up to 64 bits, floating
  /// point, decimals of up to 18 digits.
  SUMMABLE;

  /// The largest precision of a decimal that is computed without a check for overflow.
  private static final int UNCHECKED = 17;

  boolean covers(List<DataType> parameters, DataType result) {
    return switch (this) {
      case ANY -> true;
      case TEXT -> parameters.stream().allMatch(t -> t == ScalarType.VARCHAR);
      case BOOLEAN -> parameters.stream().allMatch(t -> t == ScalarType.BOOLEAN);
      case FLOAT -> parameters.stream().allMatch(TraitFamily::isFloat);
      case INTEGER -> parameters.stream().allMatch(t -> t instanceof ScalarType s && s.isInteger());
      case NUMBER -> parameters.stream().allMatch(Decimals::isNumeric);
      case DATE ->
          parameters.stream().allMatch(t -> t == ScalarType.DATE || t == ScalarType.TIMESTAMP);
      case EXACT -> parameters.stream().allMatch(TraitFamily::isExact);
      case PLAIN ->
          parameters.stream().noneMatch(t -> t instanceof ListType || t instanceof ArrayType);
      case SMALL -> isSmall(result) && parameters.stream().allMatch(t -> t instanceof DecimalType);
      case SUMMABLE -> parameters.stream().allMatch(TraitFamily::isSummable);
    };
  }

  private static boolean isFloat(DataType type) {
    return type == ScalarType.FLOAT || type == ScalarType.DOUBLE;
  }

  private static boolean isExact(DataType type) {
    return switch (type) {
      case DecimalType _, EnumType _ -> true;
      case ScalarType scalar ->
          switch (scalar) {
            case FLOAT, DOUBLE, INTERVAL, TIME_TZ, JSON, VARIANT, GEOMETRY -> false;
            default -> true;
          };
      case ListType(DataType element) -> isExact(element);
      default -> false;
    };
  }

  private static boolean isSmall(DataType type) {
    return type instanceof DecimalType decimal && decimal.precision() <= UNCHECKED;
  }

  private static boolean isSummable(DataType type) {
    return switch (type) {
      case ScalarType s ->
          s.isInteger()
              ? s != ScalarType.HUGEINT && s != ScalarType.UHUGEINT && s != ScalarType.BIGNUM
              : isFloat(s);
      case DecimalType d -> d.precision() <= 18;
      default -> false;
    };
  }
}
