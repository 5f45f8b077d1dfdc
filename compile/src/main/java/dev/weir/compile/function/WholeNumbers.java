package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import java.math.BigInteger;

/// The ranges of the whole-number types.
final class WholeNumbers {
  private WholeNumbers() {}

  /// The type of a literal with that value.
  static DataType typeOf(BigInteger value) {
    int bits = value.bitLength();
    if (bits < 32) {
      return ScalarType.INTEGER;
    }
    if (bits < 64) {
      return ScalarType.BIGINT;
    }
    if (bits < 128) {
      return ScalarType.HUGEINT;
    }
    return value.signum() > 0 && bits == 128 ? ScalarType.UHUGEINT : ScalarType.BIGNUM;
  }

  static boolean fits(BigInteger value, ScalarType type) {
    int bits = value.bitLength();
    boolean positive = value.signum() >= 0;
    return switch (type) {
      case TINYINT -> bits < 8;
      case SMALLINT -> bits < 16;
      case INTEGER -> bits < 32;
      case BIGINT -> bits < 64;
      case HUGEINT -> bits < 128;
      case UTINYINT -> positive && bits <= 8;
      case USMALLINT -> positive && bits <= 16;
      case UINTEGER -> positive && bits <= 32;
      case UBIGINT -> positive && bits <= 64;
      case UHUGEINT -> positive && bits <= 128;
      default -> false;
    };
  }
}
