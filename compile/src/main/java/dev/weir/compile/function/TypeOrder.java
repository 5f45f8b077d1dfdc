package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;

/// The order of all types in which the higher one wins when nothing else decides.
final class TypeOrder {
  private TypeOrder() {}

  static int rank(DataType type) {
    return switch (type) {
      case ScalarType scalar -> rank(scalar);
      case DecimalType _ -> 21;
      case EnumType _ -> 78;
      case StructType _, TupleType _ -> 125;
      case ListType _, ArrayType _ -> 126;
      case MapType _ -> 127;
      case UnionType _ -> 150;
      case OpaqueType _ -> 151;
    };
  }

  private static int rank(ScalarType type) {
    return switch (type) {
      case NULL -> 0;
      case BOOLEAN -> 10;
      case UTINYINT -> 11;
      case TINYINT -> 12;
      case USMALLINT -> 13;
      case SMALLINT -> 14;
      case UINTEGER -> 15;
      case INTEGER -> 16;
      case UBIGINT -> 17;
      case BIGINT -> 18;
      case UHUGEINT -> 19;
      case HUGEINT -> 20;
      case FLOAT -> 22;
      case DOUBLE -> 23;
      case TIME, TIME_TZ -> 50;
      case TIME_NS -> 51;
      case DATE -> 52;
      case TIMESTAMP_S -> 53;
      case TIMESTAMP_MS -> 54;
      case TIMESTAMP, TIMESTAMP_TZ -> 55;
      case TIMESTAMP_NS, TIMESTAMP_TZ_NS -> 56;
      case INTERVAL -> 58;
      case VARCHAR, JSON -> 77;
      case BIT -> 100;
      case BLOB -> 101;
      case UUID -> 102;
      case BIGNUM -> 103;
      case GEOMETRY -> 104;
      case VARIANT -> 150;
      case TYPE -> 1000;
    };
  }
}
