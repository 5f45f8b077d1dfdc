package dev.weir.store;

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
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The types that a Parquet dataset keeps. Most are kept as they are; the others become the nearest
/// type that loses nothing, by an explicit cast that fails on a value that does not fit:
///
/// | query | kept |
/// | --- | --- |
/// | HUGEINT, UHUGEINT | DECIMAL(38,0) (Parquet would round them to DOUBLE) |
/// | ENUM, BIT, BIGNUM | VARCHAR |
/// | TIMESTAMP_S, TIMESTAMP_MS | TIMESTAMP |
/// | T\[n\] | T\[\] |
/// | TUPLE(a, b) | STRUCT(element1 a, element2 b) |
/// | UNION | none: an error |
public final class KeptTypes {
  private static final DataType WIDEST = new DecimalType(DecimalType.MAX_PRECISION, 0);

  private KeptTypes() {}

  /// The columns of the dataset that keeps these columns.
  ///
  /// @throws WeirException with `UNSUPPORTED` or `DUPLICATE_NAME`, all problems at once
  public static Schema kept(Schema schema) {
    List<Column> columns = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Column column : schema.columns()) {
      String folded = Identifiers.fold(column.name());
      if (seen.contains(folded)) {
        throw new WeirException(
            ErrorCode.DUPLICATE_NAME,
            "two columns are named '%s' (names ignore case), and a dataset needs different names; rename one with AS"
                .formatted(column.name()));
      }
      seen.add(folded);
      columns.add(new Column(column.name(), kept(column.name(), column.type())));
    }
    return new Schema(columns);
  }

  /// The query with every column cast to its kept type; the same text when none needs a cast.
  public static String keptSql(String sql, Schema schema) {
    Schema kept = kept(schema);
    if (kept.equals(schema)) {
      return sql;
    }
    String items =
        IntStream.range(0, kept.columns().size())
            .mapToObj(i -> item(schema.columns().get(i), kept.columns().get(i)))
            .collect(Collectors.joining(", "));
    return "SELECT " + items + " FROM (" + sql + ")";
  }

  private static String item(Column column, Column kept) {
    String name = Identifiers.quote(column.name());
    if (column.type().equals(kept.type())) {
      return name;
    }
    return "CAST(" + name + " AS " + kept.type().text() + ") AS " + name;
  }

  private static DataType kept(String column, DataType type) {
    return switch (type) {
      case ScalarType scalar -> kept(scalar);
      case DecimalType decimal -> decimal;
      case EnumType words -> ScalarType.VARCHAR;
      case ListType(DataType element) -> new ListType(kept(column, element));
      case ArrayType(DataType element, int size) -> new ListType(kept(column, element));
      case MapType(DataType key, DataType value) ->
          new MapType(kept(column, key), kept(column, value));
      case StructType(List<Field> fields) ->
          new StructType(
              fields.stream().map(f -> new Field(f.name(), kept(column, f.type()))).toList());
      case TupleType(List<DataType> elements) ->
          new StructType(
              IntStream.range(0, elements.size())
                  .mapToObj(i -> new Field("element" + (i + 1), kept(column, elements.get(i))))
                  .toList());
      case UnionType union ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "column '%s' has the type %s, which Parquet cannot keep; split it into one column per member with union_extract"
                  .formatted(column, union.text()));
    };
  }

  private static DataType kept(ScalarType scalar) {
    return switch (scalar) {
      case HUGEINT, UHUGEINT -> WIDEST;
      case BIT, BIGNUM -> ScalarType.VARCHAR;
      case TIMESTAMP_S, TIMESTAMP_MS -> ScalarType.TIMESTAMP;
      default -> scalar;
    };
  }
}
