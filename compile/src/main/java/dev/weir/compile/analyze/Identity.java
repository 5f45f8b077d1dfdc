package dev.weir.compile.analyze;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ScalarType;

/// Types whose values are the same when they compare as equal.
public final class Identity {
  private Identity() {}

  /// Whether two values of the type that compare as equal are the same value. Not so for floating
  /// point (zeros), intervals (a month and 30 days), times with a zone, and text inside composites,
  /// which may have a collation that no type shows.
  public static boolean isEquality(DataType type) {
    return switch (type) {
      case DecimalType _, EnumType _ -> true;
      case ScalarType s ->
          switch (s) {
            case BOOLEAN, VARCHAR, BLOB, DATE, TIME, UUID -> true;
            case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS, TIMESTAMP_TZ -> true;
            default -> s.isInteger();
          };
      default -> false;
    };
  }
}
