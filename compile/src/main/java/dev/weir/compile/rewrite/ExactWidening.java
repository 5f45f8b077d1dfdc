package dev.weir.compile.rewrite;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;

/// Which types hold every value of another one: a cast there never fails, keeps different values
/// different, and keeps their order.
final class ExactWidening {
  private static final int DOUBLE_BITS = 53;
  private static final int FLOAT_BITS = 24;

  private ExactWidening() {}

  static boolean holds(DataType type, DataType part) {
    if (type.equals(part)) {
      return true;
    }
    if (part instanceof DecimalType p) {
      return type instanceof DecimalType t
          && t.scale() >= p.scale()
          && t.precision() - t.scale() >= p.precision() - p.scale();
    }
    if (!(part instanceof ScalarType p)) {
      return false;
    }
    if (p == ScalarType.FLOAT) {
      return type == ScalarType.DOUBLE;
    }
    int bits = bits(p);
    if (bits == 0) {
      return false;
    }
    if (type instanceof DecimalType t) {
      return t.precision() - t.scale() >= digits(p);
    }
    if (type == ScalarType.DOUBLE || type == ScalarType.FLOAT) {
      return bits <= (type == ScalarType.DOUBLE ? DOUBLE_BITS : FLOAT_BITS);
    }
    return type instanceof ScalarType t
        && bits(t) != 0
        && (isSigned(t)
            ? bits(t) - 1 >= bits - (isSigned(p) ? 1 : 0)
            : !isSigned(p) && bits(t) >= bits);
  }

  /// The width of a whole number; 0 for every other type.
  private static int bits(ScalarType type) {
    return switch (type) {
      case TINYINT, UTINYINT -> 8;
      case SMALLINT, USMALLINT -> 16;
      case INTEGER, UINTEGER -> 32;
      case BIGINT, UBIGINT -> 64;
      case HUGEINT, UHUGEINT -> 128;
      default -> 0;
    };
  }

  private static boolean isSigned(ScalarType type) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> true;
      default -> false;
    };
  }

  /// The digits of the largest whole number of a type.
  private static int digits(ScalarType type) {
    return switch (bits(type)) {
      case 8 -> 3;
      case 16 -> 5;
      case 32 -> 10;
      case 64 -> isSigned(type) ? 19 : 20;
      default -> DecimalType.MAX_PRECISION + 1;
    };
  }
}
