package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import java.util.Optional;

/// How whole numbers look as decimals, and how decimals grow together.
final class Decimals {
  private static final int MAX = DecimalType.MAX_PRECISION;

  private Decimals() {}

  /// The decimal that holds every value of a number type; empty for FLOAT, DOUBLE and non-numbers.
  static Optional<DecimalType> of(DataType type) {
    return switch (type) {
      case DecimalType decimal -> Optional.of(decimal);
      case ScalarType scalar -> ofScalar(scalar);
      default -> Optional.empty();
    };
  }

  private static Optional<DecimalType> ofScalar(ScalarType type) {
    return switch (type) {
      case NULL -> Optional.of(new DecimalType(1, 0));
      case BOOLEAN -> Optional.of(new DecimalType(1, 0));
      case TINYINT, UTINYINT -> Optional.of(new DecimalType(3, 0));
      case SMALLINT, USMALLINT -> Optional.of(new DecimalType(5, 0));
      case INTEGER, UINTEGER -> Optional.of(new DecimalType(10, 0));
      case BIGINT -> Optional.of(new DecimalType(19, 0));
      case UBIGINT -> Optional.of(new DecimalType(20, 0));
      case HUGEINT, UHUGEINT -> Optional.of(new DecimalType(MAX, 0));
      default -> Optional.empty();
    };
  }

  /// The decimal for both: the larger whole part and the larger scale, scale cut to fit.
  static DecimalType union(DecimalType a, DecimalType b) {
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    int scale = Math.max(a.scale(), b.scale());
    return whole + scale > MAX
        ? new DecimalType(MAX, MAX - whole)
        : new DecimalType(whole + scale, scale);
  }

  /// The decimal widened until the whole part holds the other number; never above 38 digits.
  static DecimalType widened(DecimalType decimal, DataType other) {
    int digits = of(other).map(DecimalType::precision).orElse(0);
    if (digits <= decimal.precision() - decimal.scale()) {
      return decimal;
    }
    return new DecimalType(Math.min(MAX, digits + decimal.scale()), decimal.scale());
  }

  /// Whether values are numbers of a fixed width; BIGNUM is not.
  static boolean isNumeric(DataType type) {
    if (type instanceof DecimalType) {
      return true;
    }
    return type instanceof ScalarType scalar
        && (scalar.isInteger() || scalar == ScalarType.FLOAT || scalar == ScalarType.DOUBLE);
  }
}
