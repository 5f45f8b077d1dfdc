package dev.weir.compile.normal;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Constants computed where every engine gives the same: whole numbers that do not overflow, strings
/// put together, comparisons of whole numbers, `IS NULL` of a constant.
///
///     1 + 1       →  2
///     'a' || 'b'  →  'ab'
///     1 < 2       →  TRUE
final class ConstantFolding implements Rule.OnExpression {
  @Override
  public String name() {
    return "constant folding";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Call c when c.argumentNames().isEmpty() -> call(c);
      case Expr.Compare c -> compare(c);
      case Expr.IsNull(Expr.Constant(var type, var value)) -> truth(value.isEmpty());
      case Expr.Logic l -> l;
      default -> e;
    };
  }

  private static Expr call(Expr.Call c) {
    List<Expr> arguments = c.arguments();
    if (c.name().equals("||") && c.type() == ScalarType.VARCHAR) {
      return arguments.stream().allMatch(ConstantFolding::isText)
          ? new Expr.Constant(
              c.type(),
              Optional.of(arguments.stream().map(a -> text(a)).reduce("", String::concat)))
          : c;
    }
    if (!TypePairs.isWhole(c.type()) || !arguments.stream().allMatch(ConstantFolding::isWhole)) {
      return c;
    }
    if (arguments.size() == 1 && c.name().equals("-")) {
      return whole(number(arguments.getFirst()).negate(), c);
    }
    if (arguments.size() != 2) {
      return c;
    }
    BigInteger a = number(arguments.getFirst());
    BigInteger b = number(arguments.getLast());
    return switch (c.name()) {
      case "+" -> whole(a.add(b), c);
      case "-" -> whole(a.subtract(b), c);
      case "*" -> whole(a.multiply(b), c);
      default -> c;
    };
  }

  private static Expr compare(Expr.Compare c) {
    if (!isWhole(c.left()) || !isWhole(c.right())) {
      return isText(c.left())
              && c.operator() == ComparisonOperator.EQUAL
              && c.left().equals(c.right())
          ? Expr.Constant.TRUE
          : c;
    }
    int sign = number(c.left()).compareTo(number(c.right()));
    return switch (c.operator()) {
      case EQUAL, NOT_DISTINCT_FROM -> truth(sign == 0);
      case NOT_EQUAL, DISTINCT_FROM -> truth(sign != 0);
      case LESS -> truth(sign < 0);
      case LESS_OR_EQUAL -> truth(sign <= 0);
      case GREATER -> truth(sign > 0);
      case GREATER_OR_EQUAL -> truth(sign >= 0);
    };
  }

  private static Expr truth(boolean value) {
    return value ? Expr.Constant.TRUE : Expr.Constant.FALSE;
  }

  private static boolean isText(Expr e) {
    return e instanceof Expr.Constant c && c.type() == ScalarType.VARCHAR && c.value().isPresent();
  }

  private static String text(Expr e) {
    return ((Expr.Constant) e).value().orElseThrow();
  }

  /// Whether it is a whole number in plain digits.
  static boolean isWhole(Expr e) {
    return e instanceof Expr.Constant c
        && c.value().isPresent()
        && TypePairs.isWhole(c.type())
        && isDigits(c.value().get());
  }

  private static boolean isDigits(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  static BigInteger number(Expr e) {
    return new BigInteger(text(e));
  }

  private static Expr whole(BigInteger value, Expr.Call call) {
    return fits(value, (ScalarType) call.type())
        ? new Expr.Constant(call.type(), Optional.of(value.toString()))
        : call;
  }

  /// Whether a number is in a whole type's range.
  static boolean fits(BigInteger value, ScalarType type) {
    return switch (type) {
      case TINYINT -> value.bitLength() < 8;
      case SMALLINT -> value.bitLength() < 16;
      case INTEGER -> value.bitLength() < 32;
      case BIGINT -> value.bitLength() < 64;
      case HUGEINT -> value.bitLength() < 127;
      case UTINYINT -> value.signum() >= 0 && value.bitLength() <= 8;
      case USMALLINT -> value.signum() >= 0 && value.bitLength() <= 16;
      case UINTEGER -> value.signum() >= 0 && value.bitLength() <= 32;
      case UBIGINT -> value.signum() >= 0 && value.bitLength() <= 64;
      case UHUGEINT -> value.signum() >= 0 && value.bitLength() <= 128;
      default -> false;
    };
  }
}
