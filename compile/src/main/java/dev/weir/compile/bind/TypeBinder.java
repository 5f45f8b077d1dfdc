package dev.weir.compile.bind;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.model.WeirException;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlType;
import java.util.List;
import java.util.Locale;

/// Types as written to types as meant.
public final class TypeBinder {
  private TypeBinder() {}

  /// The type that a text means.
  ///
  /// @throws WeirException `UNKNOWN_TYPE` without a place
  public static DataType bind(SqlType type) {
    return switch (type) {
      case SqlType.Array a ->
          a.size().isPresent()
              ? new ArrayType(bind(a.element()), a.size().get())
              : new ListType(bind(a.element()));
      case SqlType.Map m -> new MapType(bind(m.key()), bind(m.value()));
      case SqlType.Struct s -> new StructType(fields(s.members()));
      case SqlType.Union u -> new UnionType(fields(u.members()));
      case SqlType.Tuple t -> new TupleType(t.elements().stream().map(TypeBinder::bind).toList());
      case SqlType.Named n -> named(n);
    };
  }

  private static List<Field> fields(List<SqlType.Member> members) {
    return members.stream().map(m -> new Field(m.name().name(), bind(m.type()))).toList();
  }

  private static DataType named(SqlType.Named type) {
    String name = type.name().last().name();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "decimal", "numeric", "dec" -> decimal(type.modifiers());
      case "timestamp", "datetime" -> timestamp(type.modifiers());
      case String n when (n.equals("float") || n.equals("real")) && !type.modifiers().isEmpty() ->
          binary(number(type.modifiers().getFirst()));
      case String n when n.startsWith("interval ") -> ScalarType.INTERVAL;
      case "enum" -> new EnumType(type.modifiers().stream().map(TypeBinder::string).toList());
      default ->
          ScalarType.named(name)
              .map(scalar -> (DataType) scalar)
              .orElseGet(() -> DataType.parse(type.name().text()));
    };
  }

  /// `FLOAT(n)` has n bits of precision.
  private static DataType binary(int bits) {
    if (bits < 1 || bits > 53) {
      throw new WeirException(
          ErrorCode.UNKNOWN_TYPE, "a FLOAT has 1 to 53 bits of precision, not " + bits);
    }
    return bits <= 24 ? ScalarType.FLOAT : ScalarType.DOUBLE;
  }

  private static DataType decimal(List<SqlExpression> modifiers) {
    return switch (modifiers.size()) {
      case 0 -> new DecimalType(18, 3);
      case 1 -> new DecimalType(number(modifiers.getFirst()), 0);
      case 2 -> new DecimalType(number(modifiers.get(0)), number(modifiers.get(1)));
      default ->
          throw new WeirException(
              ErrorCode.UNKNOWN_TYPE, "DECIMAL takes a precision and a scale, not more");
    };
  }

  /// `TIMESTAMP(3)`: the digits of the fraction choose the unit.
  static DataType timestamp(List<SqlExpression> modifiers) {
    if (modifiers.isEmpty()) {
      return ScalarType.TIMESTAMP;
    }
    int digits = number(modifiers.getFirst());
    if (digits == 0) {
      return ScalarType.TIMESTAMP_S;
    } else if (digits <= 3) {
      return ScalarType.TIMESTAMP_MS;
    } else if (digits <= 6) {
      return ScalarType.TIMESTAMP;
    } else if (digits <= 9) {
      return ScalarType.TIMESTAMP_NS;
    }
    throw new WeirException(
        ErrorCode.UNKNOWN_TYPE, "a TIMESTAMP has 0 to 9 digits of a fraction, not " + digits);
  }

  private static int number(SqlExpression modifier) {
    if (modifier instanceof SqlExpression.NumberLiteral n && n.digits().matches("[0-9]{1,4}")) {
      return Integer.parseInt(n.digits());
    }
    throw new WeirException(ErrorCode.UNKNOWN_TYPE, "a precision or scale is a whole number");
  }

  private static String string(SqlExpression modifier) {
    if (modifier instanceof SqlExpression.StringLiteral s) {
      return s.value();
    }
    throw new WeirException(ErrorCode.UNKNOWN_TYPE, "the values of an ENUM are strings");
  }
}
