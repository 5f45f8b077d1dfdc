package dev.weir.compile.emit;

import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.math.BigInteger;
import java.util.Optional;

/// Constants, written so that the engine reads back the same type: plain where its own rule for the
/// text gives that type, under a cast elsewhere.
final class LiteralTree {
  private LiteralTree() {}

  static SqlExpression of(Expression.Literal literal) {
    Optional<String> value = literal.value();
    if (value.isEmpty()) {
      SqlExpression absent = new SqlExpression.NullLiteral(Span.NONE);
      return literal.type() == ScalarType.NULL ? absent : cast(absent, literal.type());
    }
    return present(literal.type(), value.get());
  }

  /// A constant as a key of GROUP BY, ORDER BY or DISTINCT ON, where a bare number is a position.
  static SqlExpression key(Expression.Literal literal) {
    SqlExpression plain = of(literal);
    DataType type = literal.type() == ScalarType.NULL ? ScalarType.INTEGER : literal.type();
    return plain instanceof SqlExpression.Cast ? plain : cast(plain, type);
  }

  private static SqlExpression present(DataType type, String value) {
    return switch (type) {
      case ScalarType scalar -> scalar(scalar, value);
      case DecimalType decimal -> {
        SqlExpression number = number(value);
        yield decimal.equals(decimalOf(value)) ? number : cast(string(value), decimal);
      }
      default -> cast(string(value), type);
    };
  }

  private static SqlExpression scalar(ScalarType type, String value) {
    return switch (type) {
      case BOOLEAN -> new SqlExpression.BooleanLiteral(Boolean.parseBoolean(value), Span.NONE);
      case VARCHAR -> string(value);
      case BLOB -> new SqlExpression.BlobLiteral(value, Span.NONE);
      case INTEGER, BIGINT, HUGEINT, UHUGEINT ->
          isWhole(value) && integerType(new BigInteger(value)) == type
              ? number(value)
              : cast(string(value), type);
      case DOUBLE -> real(value);
      case INTERVAL ->
          new SqlExpression.IntervalLiteral(string(value), Optional.empty(), Span.NONE);
      case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ ->
          new SqlExpression.TypedLiteral(TypeTree.of(type), value, Span.NONE);
      case NULL,
          TINYINT,
          SMALLINT,
          UTINYINT,
          USMALLINT,
          UINTEGER,
          UBIGINT,
          BIGNUM,
          FLOAT,
          BIT,
          TIME_NS,
          TIME_TZ,
          TIMESTAMP_S,
          TIMESTAMP_MS,
          TIMESTAMP_NS,
          TIMESTAMP_TZ_NS,
          UUID,
          JSON,
          VARIANT,
          GEOMETRY,
          TYPE ->
          cast(string(value), type);
    };
  }

  /// A double: with an exponent, because digits with a point alone are a decimal.
  private static SqlExpression real(String value) {
    boolean finite = !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
    if (!finite) {
      return cast(string(value), ScalarType.DOUBLE);
    }
    boolean hasExponent = value.indexOf('e') >= 0 || value.indexOf('E') >= 0;
    return number(hasExponent ? value : value + "e0");
  }

  private static SqlExpression number(String value) {
    return value.startsWith("-")
        ? new SqlExpression.Unary(
            "-", SqlExpression.Fixity.PREFIX, number(value.substring(1)), Span.NONE)
        : new SqlExpression.NumberLiteral(value, Span.NONE);
  }

  private static SqlExpression string(String value) {
    return new SqlExpression.StringLiteral(value, Span.NONE);
  }

  private static SqlExpression cast(SqlExpression value, DataType type) {
    return new SqlExpression.Cast(SqlExpression.CastKind.CAST, value, TypeTree.of(type), Span.NONE);
  }

  private static boolean isWhole(String value) {
    int start = value.startsWith("-") ? 1 : 0;
    return value.length() > start && value.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  /// The type that the engine gives digits without a point.
  private static ScalarType integerType(BigInteger value) {
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
    return bits == 128 && value.signum() > 0 ? ScalarType.UHUGEINT : ScalarType.BIGNUM;
  }

  /// The type that the engine gives digits with a point: every digit counts, leading zeros too.
  private static DataType decimalOf(String value) {
    String digits = value.startsWith("-") ? value.substring(1) : value;
    int point = digits.indexOf('.');
    boolean plain = point >= 0 && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    int precision = digits.length() - 1;
    return plain && precision >= 1 && precision <= DecimalType.MAX_PRECISION
        ? new DecimalType(precision, digits.length() - point - 1)
        : ScalarType.DOUBLE;
  }
}
