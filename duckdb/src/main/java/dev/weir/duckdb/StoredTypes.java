package dev.weir.duckdb;

import dev.weir.model.ArrayType;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How values are kept in Parquet and sent as Arrow without loss. Left alone, DuckDB writes HUGEINT
/// as DOUBLE, cuts intervals to milliseconds, loses the offset of TIME WITH TIME ZONE and sends
/// UHUGEINT as a wrong decimal; none of that with a word.
///
/// HUGEINT becomes DECIMAL(38,0), and a value with 39 digits is an error; what has no other exact
/// form becomes text. A cast back to the original type restores every value.
final class StoredTypes {
  private static final DataType WHOLE = new DecimalType(DecimalType.MAX_PRECISION, 0);

  private static final String ROWS = "weir_rows";

  private StoredTypes() {}

  /// The query with its columns cast to types that Parquet keeps exactly; the query itself when all
  /// are such already.
  ///
  /// @param found the columns of the query
  /// @param meant the same columns with the types that they stand for: a UUID that came as text
  static String storable(String sql, Schema found, Schema meant) {
    Schema stored = stored(meant);
    return found.equals(stored) ? sql : select(sql, found, stored);
  }

  /// The same with a sort on the values as they are meant, not as they are kept: an interval that
  /// is kept as text sorts as an interval.
  static String storableSorted(String sql, Schema found, Schema meant, List<String> keys) {
    List<String> sorts = new ArrayList<>();
    for (String key : keys) {
      int at = meant.names().indexOf(key);
      DataType type = meant.columns().get(at).type();
      String value = ROWS + "." + Identifiers.quote(key);
      boolean same = found.columns().get(at).type().equals(type);
      sorts.add((same ? value : "CAST(" + value + " AS " + type.text() + ")") + " ASC NULLS LAST");
    }
    return select(sql, found, stored(meant)) + " ORDER BY " + String.join(", ", sorts);
  }

  /// The query with its columns cast to types that Arrow carries exactly.
  static String sendable(String sql, Schema schema) {
    List<Column> sent =
        schema.columns().stream().map(c -> new Column(c.name(), sent(c.type()))).toList();
    Schema to = new Schema(sent);
    return schema.equals(to) ? sql : select(sql, schema, to);
  }

  private static String select(String sql, Schema from, Schema to) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < from.columns().size(); i++) {
      Column column = from.columns().get(i);
      DataType type = to.columns().get(i).type();
      items.add(
          column.type().equals(type)
              ? Identifiers.quote(column.name())
              : SqlText.cast(column, type));
    }
    return items.stream()
        .collect(Collectors.joining(", ", "SELECT ", " FROM (\n" + sql + "\n) AS " + ROWS));
  }

  private static Schema stored(Schema schema) {
    return new Schema(schema.columns().stream().map(StoredTypes::stored).toList());
  }

  private static Column stored(Column column) {
    try {
      return new Column(column.name(), stored(column.type()));
    } catch (WeirException e) {
      throw new WeirException(e.code(), "column " + column.name() + ": " + e.getMessage(), e);
    }
  }

  private static DataType stored(DataType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case HUGEINT -> WHOLE;
            case UHUGEINT, BIGNUM, BIT, TIME_TZ, INTERVAL, TYPE -> ScalarType.VARCHAR;
            case TIMESTAMP_S, TIMESTAMP_MS -> ScalarType.TIMESTAMP;
            case NULL, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> scalar;
            case UTINYINT, USMALLINT, UINTEGER, UBIGINT, FLOAT, DOUBLE -> scalar;
            case VARCHAR, BLOB, DATE, TIME, TIME_NS, UUID, JSON, VARIANT, GEOMETRY -> scalar;
            case TIMESTAMP, TIMESTAMP_NS, TIMESTAMP_TZ, TIMESTAMP_TZ_NS -> scalar;
          };
      case DecimalType decimal -> decimal;
      case EnumType ignored -> ScalarType.VARCHAR;
      case ListType list -> new ListType(stored(list.element()));
      case ArrayType array -> new ListType(stored(array.element()));
      case MapType map -> new MapType(stored(map.key()), stored(map.value()));
      case StructType struct ->
          new StructType(
              struct.fields().stream().map(f -> new Field(f.name(), stored(f.type()))).toList());
      case TupleType tuple ->
          new TupleType(tuple.elements().stream().map(StoredTypes::stored).toList());
      case UnionType union ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "Parquet cannot keep "
                  + union.text()
                  + "; make it a struct, for example {'tag': union_tag(u), …}");
      case OpaqueType opaque ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "Weir does not know the type " + opaque.text() + " and cannot keep it; cast it");
    };
  }

  private static DataType sent(DataType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case UHUGEINT, BIGNUM, BIT, TIME_TZ, TYPE -> ScalarType.VARCHAR;
            case NULL, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> scalar;
            case UTINYINT, USMALLINT, UINTEGER, UBIGINT, FLOAT, DOUBLE -> scalar;
            case VARCHAR, BLOB, DATE, TIME, TIME_NS, UUID, JSON, VARIANT, GEOMETRY -> scalar;
            case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS -> scalar;
            case TIMESTAMP_TZ, TIMESTAMP_TZ_NS, INTERVAL -> scalar;
          };
      case DecimalType decimal -> decimal;
      case EnumType enumeration -> enumeration;
      case ListType list -> new ListType(sent(list.element()));
      case ArrayType array -> new ArrayType(sent(array.element()), array.size());
      case MapType map -> new MapType(sent(map.key()), sent(map.value()));
      case StructType struct -> new StructType(sent(struct.fields()));
      case UnionType union -> new UnionType(sent(union.members()));
      case TupleType tuple ->
          new TupleType(tuple.elements().stream().map(StoredTypes::sent).toList());
      case OpaqueType ignored -> ScalarType.VARCHAR;
    };
  }

  private static List<Field> sent(List<Field> fields) {
    return fields.stream().map(f -> new Field(f.name(), sent(f.type()))).toList();
  }
}
