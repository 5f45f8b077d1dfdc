package dev.weir.run;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.UnionType;
import dev.weir.model.WeirException;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Reads Weir's type from an Arrow field that says it by its Arrow type alone.
final class ArrowFields {
  private ArrowFields() {}

  static DataType type(Field field) {
    // An encoded field carries the type of its codes; its dictionary holds text (enums).
    if (field.getDictionary() != null) {
      return ScalarType.VARCHAR;
    }
    return switch (field.getType()) {
      case ArrowType.Null ignored -> ScalarType.NULL;
      case ArrowType.Bool ignored -> ScalarType.BOOLEAN;
      case ArrowType.Int number -> integer(field, number);
      case ArrowType.FloatingPoint number ->
          switch (number.getPrecision()) {
            case HALF -> throw unknown(field);
            case SINGLE -> ScalarType.FLOAT;
            case DOUBLE -> ScalarType.DOUBLE;
          };
      case ArrowType.Decimal decimal when decimal.getPrecision() <= DecimalType.MAX_PRECISION ->
          new DecimalType(decimal.getPrecision(), decimal.getScale());
      case ArrowType.Utf8 ignored -> ScalarType.VARCHAR;
      case ArrowType.LargeUtf8 ignored -> ScalarType.VARCHAR;
      case ArrowType.Utf8View ignored -> ScalarType.VARCHAR;
      case ArrowType.Binary ignored -> ScalarType.BLOB;
      case ArrowType.LargeBinary ignored -> ScalarType.BLOB;
      case ArrowType.BinaryView ignored -> ScalarType.BLOB;
      case ArrowType.FixedSizeBinary ignored -> ScalarType.BLOB;
      case ArrowType.Date ignored -> ScalarType.DATE;
      case ArrowType.Time time ->
          switch (time.getUnit()) {
            case SECOND, MILLISECOND, MICROSECOND -> ScalarType.TIME;
            case NANOSECOND -> ScalarType.TIME_NS;
          };
      case ArrowType.Timestamp timestamp -> timestamp(timestamp);
      case ArrowType.Interval ignored -> ScalarType.INTERVAL;
      case ArrowType.Duration ignored -> ScalarType.INTERVAL;
      case ArrowType.List ignored -> new ListType(element(field));
      case ArrowType.LargeList ignored -> new ListType(element(field));
      case ArrowType.FixedSizeList list -> new ArrayType(element(field), list.getListSize());
      case ArrowType.Struct ignored -> new StructType(fields(field));
      case ArrowType.Union ignored -> new UnionType(fields(field));
      case ArrowType.Map ignored -> {
        List<Field> entry = field.getChildren().getFirst().getChildren();
        yield new MapType(ArrowTypes.type(entry.get(0)), ArrowTypes.type(entry.get(1)));
      }
      default -> throw unknown(field);
    };
  }

  private static DataType integer(Field field, ArrowType.Int number) {
    return switch (number.getBitWidth()) {
      case 8 -> number.getIsSigned() ? ScalarType.TINYINT : ScalarType.UTINYINT;
      case 16 -> number.getIsSigned() ? ScalarType.SMALLINT : ScalarType.USMALLINT;
      case 32 -> number.getIsSigned() ? ScalarType.INTEGER : ScalarType.UINTEGER;
      case 64 -> number.getIsSigned() ? ScalarType.BIGINT : ScalarType.UBIGINT;
      default -> throw unknown(field);
    };
  }

  private static DataType timestamp(ArrowType.Timestamp type) {
    boolean zoned = type.getTimezone() != null && !type.getTimezone().isEmpty();
    if (zoned) {
      return switch (type.getUnit()) {
        case SECOND, MILLISECOND, MICROSECOND -> ScalarType.TIMESTAMP_TZ;
        case NANOSECOND -> ScalarType.TIMESTAMP_TZ_NS;
      };
    }
    return switch (type.getUnit()) {
      case SECOND -> ScalarType.TIMESTAMP_S;
      case MILLISECOND -> ScalarType.TIMESTAMP_MS;
      case MICROSECOND -> ScalarType.TIMESTAMP;
      case NANOSECOND -> ScalarType.TIMESTAMP_NS;
    };
  }

  private static DataType element(Field field) {
    return ArrowTypes.type(field.getChildren().getFirst());
  }

  private static List<dev.weir.model.Field> fields(Field field) {
    return field.getChildren().stream()
        .map(f -> new dev.weir.model.Field(f.getName(), ArrowTypes.type(f)))
        .toList();
  }

  private static WeirException unknown(Field field) {
    return new WeirException(
        ErrorCode.UNKNOWN_TYPE,
        "the Arrow field '%s' has the type %s, which Weir does not have"
            .formatted(field.getName(), field.getType()));
  }
}
