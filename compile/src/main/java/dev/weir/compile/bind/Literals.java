package dev.weir.compile.bind;

import dev.weir.compile.function.Argument;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Literal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Constants: their types as the engine gives them, and what functions see of them.
final class Literals {
  static final Literal NULL = new Literal(ScalarType.NULL, Optional.empty());

  private static final BigInteger MAX_UHUGE = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

  private Literals() {}

  static Literal text(String value) {
    return new Literal(ScalarType.VARCHAR, Optional.of(value));
  }

  static Literal bool(boolean value) {
    return new Literal(ScalarType.BOOLEAN, Optional.of(value ? "true" : "false"));
  }

  /// A number as written, with `-` in front when negated. Exponents make a DOUBLE, a point makes a
  /// DECIMAL as wide as its digits, else the smallest of INTEGER, BIGINT, HUGEINT, … that holds it.
  static Literal number(String text, String sign) {
    String plain = text.replace("_", "");
    if (plain.indexOf('e') >= 0 || plain.indexOf('E') >= 0) {
      return new Literal(ScalarType.DOUBLE, Optional.of(sign + plain));
    }
    int point = plain.indexOf('.');
    if (point >= 0) {
      int digits = plain.length() - 1;
      int scale = digits - point;
      DataType type =
          digits <= DecimalType.MAX_PRECISION
              ? new DecimalType(Math.max(1, digits), scale)
              : ScalarType.DOUBLE;
      return new Literal(type, Optional.of(sign + plain));
    }
    return new Literal(integerType(new BigInteger(sign + plain)), Optional.of(sign + plain));
  }

  private static DataType integerType(BigInteger value) {
    int bits = value.bitLength();
    if (bits < 32) {
      return ScalarType.INTEGER;
    } else if (bits < 64) {
      return ScalarType.BIGINT;
    } else if (value.bitLength() < 128) {
      return ScalarType.HUGEINT;
    } else if (value.signum() > 0 && value.compareTo(MAX_UHUGE) <= 0) {
      return ScalarType.UHUGEINT;
    }
    return ScalarType.BIGNUM;
  }

  /// What overload resolution sees of an expression.
  static Argument argument(Expression expression) {
    return Argument.of(expression.type(), known(expression));
  }

  static List<Argument> arguments(List<Expression> expressions) {
    List<Argument> arguments = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      arguments.add(argument(expression));
    }
    return arguments;
  }

  private static dev.weir.compile.function.Literal known(Expression expression) {
    return switch (expression) {
      case Literal literal -> known(literal);
      case Expression.Cast(_, Literal value, _) -> constant(value);
      case Expression.Cast(_, Expression value, _) when isNull(value) ->
          new dev.weir.compile.function.Literal.Null();
      case Expression.Parameter p when p.type() == ScalarType.NULL ->
          new dev.weir.compile.function.Literal.Parameter();
      case Expression.Function f when f.name().equals("list_value") -> many(f);
      case Expression.Function f
          when f.name().equals("date_trunc")
              && f.arguments().stream().anyMatch(Literals::isNull)
              && f.arguments().stream().allMatch(Literals::isConstant) ->
          new dev.weir.compile.function.Literal.Null();
      default -> new dev.weir.compile.function.Literal.Unknown();
    };
  }

  private static boolean isConstant(Expression value) {
    return !(known(value) instanceof dev.weir.compile.function.Literal.Unknown);
  }

  private static boolean isNull(Expression value) {
    return known(value) instanceof dev.weir.compile.function.Literal.Null;
  }

  private static dev.weir.compile.function.Literal known(Literal literal) {
    if (literal.value().isEmpty()) {
      return new dev.weir.compile.function.Literal.Null();
    }
    String value = literal.value().get();
    if (literal.type() == ScalarType.VARCHAR) {
      return new dev.weir.compile.function.Literal.Text(value);
    }
    if (literal.type() instanceof ScalarType scalar
        && (scalar.isInteger() || scalar == ScalarType.BIGNUM)) {
      return new dev.weir.compile.function.Literal.Whole(new BigInteger(value));
    }
    return new dev.weir.compile.function.Literal.Constant(value);
  }

  private static dev.weir.compile.function.Literal constant(Literal value) {
    if (value.value().isEmpty()) {
      return new dev.weir.compile.function.Literal.Null();
    }
    return new dev.weir.compile.function.Literal.Constant(value.value().get());
  }

  private static dev.weir.compile.function.Literal many(Expression.Function list) {
    List<dev.weir.compile.function.Literal> elements = new ArrayList<>();
    for (Expression element : list.arguments()) {
      dev.weir.compile.function.Literal known = known(element);
      if (known instanceof dev.weir.compile.function.Literal.Unknown) {
        return known;
      }
      elements.add(known);
    }
    return new dev.weir.compile.function.Literal.Many(elements);
  }
}
