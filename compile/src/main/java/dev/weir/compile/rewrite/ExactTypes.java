package dev.weir.compile.rewrite;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;

/// The types of which equal values are the same value. Of others DISTINCT and GROUP BY keep one of
/// several that a condition may tell apart: 0.0 and -0.0, thirty days and a month.
final class ExactTypes {
  private ExactTypes() {}

  /// Whether equal values of the type are the same.
  static boolean isExact(DataType type) {
    return switch (type) {
      case ScalarType s ->
          switch (s) {
            case BOOLEAN, VARCHAR, BLOB, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, UUID -> true;
            default -> s.isInteger();
          };
      case DecimalType _, EnumType _ -> true;
      default -> false;
    };
  }

  /// Whether equal values of an expression are the same: a collation calls more equal.
  static boolean isExact(Expression e) {
    return isExact(e.type()) && !Inside.any(e, x -> x instanceof Expression.Collate);
  }
}
