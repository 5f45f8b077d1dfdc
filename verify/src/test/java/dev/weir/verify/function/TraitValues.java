package dev.weir.verify.function;

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
import java.util.List;
import java.util.Optional;

/// Values of every type, in SQL: ordinary ones, and those at which functions fail or give NULL.
final class TraitValues {
  private TraitValues() {}

  /// A concrete type for what a signature says, or nothing where there are no values of it.
  static Optional<String> concrete(String type) {
    return switch (type) {
      case "ANY", "T", "K", "V" -> Optional.of("INTEGER");
      case "T[]", "ANY[]", "K[]", "V[]", "LIST" -> Optional.of("INTEGER[]");
      case "T[][]" -> Optional.of("INTEGER[][]");
      case "DECIMAL" -> Optional.of("DECIMAL(9,2)");
      case "STRUCT" -> Optional.of("STRUCT(a INTEGER, b VARCHAR)");
      case "MAP", "MAP(K, V)" -> Optional.of("MAP(VARCHAR, INTEGER)");
      case "DOUBLE[ANY]" -> Optional.of("DOUBLE[3]");
      case "FLOAT[ANY]" -> Optional.of("FLOAT[3]");
      case "LAMBDA", "TUPLE", "UNION", "TABLE", "VARIANT", "GEOMETRY", "AGGREGATE_STATE<?>" ->
          Optional.empty();
      default -> {
        try {
          DataType parsed = DataType.parse(type);
          yield of(parsed).isEmpty() ? Optional.empty() : Optional.of(parsed.text());
        } catch (RuntimeException e) {
          yield Optional.empty();
        }
      }
    };
  }

  /// Values that are not NULL, in SQL; empty where there are none.
  static List<String> of(DataType type) {
    return switch (type) {
      case ScalarType scalar -> scalar(scalar);
      case DecimalType d -> {
        String whole = "9".repeat(d.precision() - d.scale());
        String most =
            (whole.isEmpty() ? "0" : whole) + (d.scale() == 0 ? "" : "." + "9".repeat(d.scale()));
        yield List.of("0", "1", "-1", d.scale() == 0 ? "2" : "0.5", most, "-" + most);
      }
      case ListType list -> nested(list.element(), "[", "]");
      case ArrayType array -> arrays(array);
      case EnumType e -> e.values().stream().map(TraitValues::quoted).toList();
      case MapType _ -> List.of("MAP {'a': 1, 'b': 2}", "MAP {}", "MAP {'a': NULL}");
      case StructType _ -> List.of("{'a': 1, 'b': 'x'}", "{'a': NULL, 'b': NULL}");
      case TupleType _, UnionType _, OpaqueType _ -> List.of();
    };
  }

  private static List<String> nested(DataType element, String open, String close) {
    List<String> values = of(element);
    if (values.isEmpty()) {
      return List.of();
    }
    String first = values.getFirst();
    String second = values.get(values.size() / 2);
    return List.of(
        open + close,
        open + first + close,
        open + first + ", NULL, " + second + close,
        open + second + ", " + first + ", " + second + close);
  }

  private static List<String> arrays(ArrayType array) {
    List<String> values = of(array.element());
    if (values.isEmpty()) {
      return List.of();
    }
    String first =
        String.join(", ", java.util.Collections.nCopies(array.size(), values.getFirst()));
    String other = String.join(", ", java.util.Collections.nCopies(array.size(), values.get(1)));
    return List.of("[" + first + "]", "[" + other + "]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static List<String> scalar(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> List.of("false", "true");
      case TINYINT -> List.of("-128", "-1", "0", "1", "5", "127");
      case SMALLINT -> List.of("-32768", "-1", "0", "1", "5", "32767");
      case INTEGER -> List.of("-2147483648", "-1", "0", "1", "5", "2147483647");
      case BIGINT -> List.of("-9223372036854775808", "-1", "0", "1", "5", "9223372036854775807");
      case HUGEINT ->
          List.of(
              "-170141183460469231731687303715884105728",
              "-1",
              "0",
              "1",
              "5",
              "170141183460469231731687303715884105727");
      case UTINYINT -> List.of("0", "1", "5", "255");
      case USMALLINT -> List.of("0", "1", "5", "65535");
      case UINTEGER -> List.of("0", "1", "5", "4294967295");
      case UBIGINT -> List.of("0", "1", "5", "18446744073709551615");
      case UHUGEINT -> List.of("0", "1", "5", "340282366920938463463374607431768211455");
      case BIGNUM -> List.of("0", "1", "-1", "1000");
      case FLOAT, DOUBLE ->
          List.of(
              "-1", "0", "0.5", "1", "3.5", "1e30", "-1e30", "'NaN'", "'inf'", "'-inf'", "'-0.0'");
      case VARCHAR ->
          List.of("''", "'a'", "'Abc d'", "'%b_'", "'\\'", "'ß€'", "'day'", "'12'", "'2020-02-29'");
      case BLOB -> List.of("''", "'a'", "'\\xFF\\x00'");
      case BIT -> List.of("'0'", "'1'", "'1010'", "'111'");
      case DATE ->
          List.of("'1970-01-01'", "'2020-02-29'", "'1992-12-31'", "'infinity'", "'-infinity'");
      case TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS ->
          List.of("'1970-01-01 00:00:00'", "'2020-02-29 12:34:56'", "'1992-12-31 23:59:59'");
      case TIME, TIME_NS, TIME_TZ -> List.of("'00:00:00'", "'12:34:56'", "'23:59:59'");
      case INTERVAL -> List.of("'1 day'", "'1 month'", "'-2 hours'", "'0 days'");
      case UUID ->
          List.of(
              "'00000000-0000-0000-0000-000000000001'", "'f0000000-0000-4000-8000-0000000000ff'");
      case JSON -> List.of("'1'", "'{\"a\": 1}'", "'[1, 2]'", "'null'");
      default -> List.of();
    };
  }
}
