package dev.weir.compile.rewrite;

import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Constants computed where every engine gives the same.
final class ExactConstants {
  private ExactConstants() {}

  static Expression of(Expression e) {
    return switch (e) {
      case Expression.Function f when f.argumentNames().isEmpty() -> call(f);
      case Expression.Comparison c -> compared(c.operator(), c.left(), c.right()).orElse(c);
      case Expression.IsNull(Literal l) -> BooleanLaws.truth(l.value().isEmpty());
      case Expression.IsNull(Expression.IsNull _) -> BooleanLaws.FALSE;
      case Expression.Between(Expression value, Expression low, Expression high) -> {
        Optional<Expression> a = compared(ComparisonOperator.GREATER_OR_EQUAL, value, low);
        Optional<Expression> b = compared(ComparisonOperator.LESS_OR_EQUAL, value, high);
        yield a.isPresent() && b.isPresent()
            ? BooleanLaws.truth(BooleanLaws.isTrue(a.get()) && BooleanLaws.isTrue(b.get()))
            : e;
      }
      case Expression.InList in -> member(in);
      case Expression.Case c when c.operand().isEmpty() -> branches(c);
      default -> e;
    };
  }

  private static Expression call(Expression.Function f) {
    List<Expression> arguments = f.arguments();
    if (f.name().equals("||") && f.type() == ScalarType.VARCHAR) {
      return arguments.stream().allMatch(ExactConstants::isText)
          ? new Literal(
              f.type(),
              Optional.of(arguments.stream().map(ExactConstants::text).reduce("", String::concat)))
          : f;
    }
    if (!isWhole(f.type()) || !arguments.stream().allMatch(ExactConstants::isWhole)) {
      return f;
    }
    if (arguments.size() == 1 && f.name().equals("-")) {
      return whole(number(arguments.getFirst()).negate(), f);
    }
    if (arguments.size() != 2) {
      return f;
    }
    BigInteger a = number(arguments.getFirst());
    BigInteger b = number(arguments.getLast());
    return switch (f.name()) {
      case "+" -> whole(a.add(b), f);
      case "-" -> whole(a.subtract(b), f);
      case "*" -> whole(a.multiply(b), f);
      default -> f;
    };
  }

  private static Optional<Expression> compared(
      ComparisonOperator operator, Expression left, Expression right) {
    if (isText(left) && isText(right)) {
      boolean same = text(left).equals(text(right));
      return switch (operator) {
        case EQUAL, NOT_DISTINCT_FROM -> Optional.of(BooleanLaws.truth(same));
        case NOT_EQUAL, DISTINCT_FROM -> Optional.of(BooleanLaws.truth(!same));
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
      };
    }
    if (!isWhole(left) || !isWhole(right)) {
      return Optional.empty();
    }
    int sign = number(left).compareTo(number(right));
    boolean holds =
        switch (operator) {
          case EQUAL, NOT_DISTINCT_FROM -> sign == 0;
          case NOT_EQUAL, DISTINCT_FROM -> sign != 0;
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case GREATER -> sign > 0;
          case GREATER_OR_EQUAL -> sign >= 0;
        };
    return Optional.of(BooleanLaws.truth(holds));
  }

  /// IN without repeated constants; of one candidate it is an equality.
  private static Expression member(Expression.InList in) {
    List<Expression> candidates = new ArrayList<>();
    for (Expression candidate : in.candidates()) {
      if (!(candidate instanceof Literal) || !candidates.contains(candidate)) {
        candidates.add(candidate);
      }
    }
    if (candidates.size() == 1 && candidates.getFirst().type().equals(in.value().type())) {
      Expression.Comparison equality =
          new Expression.Comparison(ComparisonOperator.EQUAL, in.value(), candidates.getFirst());
      return compared(ComparisonOperator.EQUAL, in.value(), candidates.getFirst()).orElse(equality);
    }
    return candidates.size() == in.candidates().size()
        ? in
        : new Expression.InList(in.value(), candidates);
  }

  /// CASE without branches that are never taken, ended by one that always is, as long as what stays
  /// has the type by itself.
  private static Expression branches(Expression.Case c) {
    List<Expression.When> whens = new ArrayList<>();
    Expression otherwise = c.otherwise();
    for (Expression.When when : c.whens()) {
      if (BooleanLaws.isTrue(when.condition())) {
        otherwise = when.result();
        break;
      }
      if (!BooleanLaws.isFalse(when.condition()) && !BooleanLaws.isNull(when.condition())) {
        whens.add(when);
      }
    }
    if (whens.isEmpty()) {
      return otherwise;
    }
    List<Expression> results =
        new ArrayList<>(whens.stream().map(Expression.When::result).toList());
    results.add(otherwise);
    boolean changed = whens.size() < c.whens().size() || !otherwise.equals(c.otherwise());
    boolean typed =
        results.stream().anyMatch(r -> r.type().equals(c.type()) && !(r instanceof Literal))
            || results.stream().allMatch(r -> r.type().equals(c.type()));
    return changed && typed ? new Expression.Case(c.operand(), whens, otherwise, c.type()) : c;
  }

  static boolean isText(Expression e) {
    return e instanceof Literal l && l.type() == ScalarType.VARCHAR && l.value().isPresent();
  }

  static String text(Expression e) {
    return ((Literal) e).value().orElseThrow();
  }

  /// Whether it is a whole number in plain digits.
  static boolean isWhole(Expression e) {
    return e instanceof Literal l
        && isWhole(l.type())
        && l.value().filter(v -> v.matches("-?[0-9]{1,40}")).isPresent();
  }

  private static boolean isWhole(DataType type) {
    return type instanceof ScalarType s && s.isInteger();
  }

  static BigInteger number(Expression e) {
    return new BigInteger(text(e));
  }

  private static Expression whole(BigInteger value, Expression.Function call) {
    return fits(value, (ScalarType) call.type())
        ? new Literal(call.type(), Optional.of(value.toString()))
        : call;
  }

  private static boolean fits(BigInteger value, ScalarType type) {
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
