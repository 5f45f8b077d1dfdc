package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What constants give where every engine gives the same: whole numbers that do not overflow, texts
/// put together, comparisons of whole numbers, equality of texts. Whatever is not known for sure is
/// absent. NULL is never an operand here.
public final class ExactArithmetic {
  private ExactArithmetic() {}

  /// A constant that is not NULL: its type and its text.
  public record Constant(DataType type, String text) {
    /// Whether it is a whole number in plain digits.
    public boolean isWhole() {
      return type instanceof ScalarType s && s.isInteger() && isDigits(text);
    }

    /// Whether it is a text.
    public boolean isText() {
      return type == ScalarType.VARCHAR;
    }

    /// The number that a whole constant is.
    public BigInteger number() {
      return new BigInteger(text);
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
  }

  /// The text of what a function gives for constants.
  ///
  /// @param name the folded name or operator
  /// @param type the type of the result
  public static Optional<String> call(String name, DataType type, List<Constant> arguments) {
    if (name.equals("||") && type == ScalarType.VARCHAR) {
      return arguments.stream().allMatch(Constant::isText)
          ? Optional.of(arguments.stream().map(Constant::text).reduce("", String::concat))
          : Optional.empty();
    }
    if (!(type instanceof ScalarType whole)
        || !whole.isInteger()
        || !arguments.stream().allMatch(Constant::isWhole)) {
      return Optional.empty();
    }
    return number(name, arguments).filter(n -> fits(n, whole)).map(BigInteger::toString);
  }

  private static Optional<BigInteger> number(String name, List<Constant> arguments) {
    BigInteger first = arguments.isEmpty() ? BigInteger.ZERO : arguments.getFirst().number();
    if (arguments.size() == 1) {
      return name.equals("-") ? Optional.of(first.negate()) : Optional.empty();
    }
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    BigInteger second = arguments.getLast().number();
    return switch (name) {
      case "+" -> Optional.of(first.add(second));
      case "-" -> Optional.of(first.subtract(second));
      case "*" -> Optional.of(first.multiply(second));
      default -> Optional.empty();
    };
  }

  /// Whether a comparison of constants holds.
  public static Optional<Boolean> compare(
      ComparisonOperator operator, Constant left, Constant right) {
    if (left.isText() && right.isText()) {
      boolean same = left.text().equals(right.text());
      return switch (operator) {
        case EQUAL, NOT_DISTINCT_FROM -> Optional.of(same);
        case NOT_EQUAL, DISTINCT_FROM -> Optional.of(!same);
        // Which text comes first is the collation's to say.
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
      };
    }
    // The two largest whole types meet in DOUBLE.
    boolean exact =
        left.type().equals(right.type())
            || left.type() != ScalarType.UHUGEINT && right.type() != ScalarType.UHUGEINT;
    return exact && left.isWhole() && right.isWhole()
        ? Optional.of(holds(operator, left.number().compareTo(right.number())))
        : Optional.empty();
  }

  private static boolean holds(ComparisonOperator operator, int sign) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT_FROM -> sign == 0;
      case NOT_EQUAL, DISTINCT_FROM -> sign != 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
    };
  }

  /// Whether a number is in a whole type's range.
  public static boolean fits(BigInteger value, ScalarType type) {
    return switch (type) {
      case TINYINT -> value.bitLength() < 8;
      case SMALLINT -> value.bitLength() < 16;
      case INTEGER -> value.bitLength() < 32;
      case BIGINT -> value.bitLength() < 64;
      // One bit less than there are, for the text of the smallest one is not read back everywhere.
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
