package dev.weir.run;

import dev.weir.model.ArrayType;
import dev.weir.model.Column;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Between Weir's types and Arrow's. Where Arrow has no such type, the nearest one that holds the
/// values is taken (a UUID as text, a HUGEINT as a decimal), and the field's metadata keep Weir's
/// type under [#TYPE_KEY], so that the way back is exact.
public final class ArrowTypes {
  /// The metadata key of a field whose Arrow type does not say everything.
  public static final String TYPE_KEY = "weir.type";

  private ArrowTypes() {}

  /// The columns as an Arrow schema; every field is nullable.
  public static Schema arrowSchema(dev.weir.model.Schema schema) {
    return new Schema(schema.columns().stream().map(c -> field(c.name(), c.type())).toList());
  }

  /// The columns of an Arrow schema.
  ///
  /// @throws dev.weir.model.WeirException with `UNKNOWN_TYPE` when Weir has no such type
  public static dev.weir.model.Schema schema(Schema schema) {
    return new dev.weir.model.Schema(
        schema.getFields().stream().map(f -> new Column(f.getName(), type(f))).toList());
  }

  /// A nullable Arrow field of that type.
  public static Field field(String name, DataType type) {
    ArrowType arrow = arrowType(type);
    Map<String, String> metadata = isExact(type) ? Map.of() : Map.of(TYPE_KEY, type.text());
    return new Field(name, new FieldType(true, arrow, null, metadata), children(type));
  }

  /// The type of an Arrow field.
  ///
  /// @throws dev.weir.model.WeirException with `UNKNOWN_TYPE` when Weir has no such type
  public static DataType type(Field field) {
    String stated = field.getMetadata().get(TYPE_KEY);
    return stated == null ? ArrowFields.type(field) : DataType.parse(stated);
  }

  private static boolean isExact(DataType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case HUGEINT, UHUGEINT, BIGNUM, BIT, TIME_TZ, UUID, JSON, VARIANT, GEOMETRY, TYPE ->
                false;
            case TIMESTAMP_TZ_NS, TIME_NS -> true;
            case NULL, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> true;
            case UTINYINT, USMALLINT, UINTEGER, UBIGINT, FLOAT, DOUBLE -> true;
            case VARCHAR, BLOB, DATE, TIME, INTERVAL -> true;
            case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS, TIMESTAMP_TZ -> true;
          };
      case EnumType ignored -> false;
      case TupleType ignored -> false;
      case DecimalType ignored -> true;
      case ListType ignored -> true;
      case ArrayType ignored -> true;
      case StructType ignored -> true;
      case MapType ignored -> true;
      case UnionType ignored -> true;
      case OpaqueType ignored -> false;
    };
  }

  private static ArrowType arrowType(DataType type) {
    return switch (type) {
      case ScalarType scalar -> scalar(scalar);
      case DecimalType decimal -> new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
      case EnumType ignored -> ArrowType.Utf8.INSTANCE;
      case ListType ignored -> ArrowType.List.INSTANCE;
      case ArrayType array -> new ArrowType.FixedSizeList(array.size());
      case StructType ignored -> ArrowType.Struct.INSTANCE;
      case TupleType ignored -> ArrowType.Struct.INSTANCE;
      case MapType ignored -> new ArrowType.Map(false);
      case UnionType union ->
          new ArrowType.Union(UnionMode.Sparse, memberIds(union.members().size()));
      case OpaqueType ignored -> ArrowType.Utf8.INSTANCE;
    };
  }

  private static int[] memberIds(int members) {
    int[] ids = new int[members];
    for (int i = 0; i < members; i++) {
      ids[i] = i;
    }
    return ids;
  }

  private static ArrowType scalar(ScalarType type) {
    return switch (type) {
      case NULL -> ArrowType.Null.INSTANCE;
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case TINYINT -> new ArrowType.Int(8, true);
      case SMALLINT -> new ArrowType.Int(16, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case BIGINT -> new ArrowType.Int(64, true);
      case UTINYINT -> new ArrowType.Int(8, false);
      case USMALLINT -> new ArrowType.Int(16, false);
      case UINTEGER -> new ArrowType.Int(32, false);
      case UBIGINT -> new ArrowType.Int(64, false);
      case HUGEINT -> new ArrowType.Decimal(DecimalType.MAX_PRECISION, 0, 128);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case VARCHAR, UHUGEINT, BIGNUM, BIT, TIME_TZ, UUID, JSON, VARIANT, TYPE ->
          ArrowType.Utf8.INSTANCE;
      case BLOB, GEOMETRY -> ArrowType.Binary.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case TIME_NS -> new ArrowType.Time(TimeUnit.NANOSECOND, 64);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case TIMESTAMP_S -> new ArrowType.Timestamp(TimeUnit.SECOND, null);
      case TIMESTAMP_MS -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, null);
      case TIMESTAMP_NS -> new ArrowType.Timestamp(TimeUnit.NANOSECOND, null);
      case TIMESTAMP_TZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case TIMESTAMP_TZ_NS -> new ArrowType.Timestamp(TimeUnit.NANOSECOND, "UTC");
      case INTERVAL -> new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO);
    };
  }

  private static List<Field> children(DataType type) {
    return switch (type) {
      case ListType list -> List.of(field("item", list.element()));
      case ArrayType array -> List.of(field("item", array.element()));
      case StructType struct -> fields(struct.fields());
      case UnionType union -> fields(union.members());
      case TupleType tuple -> {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < tuple.elements().size(); i++) {
          fields.add(field("element" + (i + 1), tuple.elements().get(i)));
        }
        yield fields;
      }
      case MapType map -> List.of(entries(map));
      case ScalarType ignored -> List.of();
      case DecimalType ignored -> List.of();
      case EnumType ignored -> List.of();
      case OpaqueType ignored -> List.of();
    };
  }

  private static List<Field> fields(List<dev.weir.model.Field> fields) {
    return fields.stream().map(f -> field(f.name(), f.type())).toList();
  }

  private static Field entries(MapType map) {
    Field key = field("key", map.key());
    Field required =
        new Field(
            "key", new FieldType(false, key.getType(), null, key.getMetadata()), key.getChildren());
    return new Field(
        "entries",
        FieldType.notNullable(ArrowType.Struct.INSTANCE),
        List.of(required, field("value", map.value())));
  }
}
