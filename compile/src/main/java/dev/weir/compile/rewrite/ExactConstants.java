package dev.weir.compile.rewrite;

import dev.weir.compile.function.ExactArithmetic;
import dev.weir.compile.function.ExactArithmetic.Constant;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Literal;
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
    List<Constant> arguments = new ArrayList<>();
    for (Expression argument : f.arguments()) {
      Optional<Constant> constant = constant(argument);
      if (constant.isEmpty()) {
        return f;
      }
      arguments.add(constant.get());
    }
    Optional<String> text = ExactArithmetic.call(f.name(), f.type(), arguments);
    return text.isPresent() ? new Literal(f.type(), text) : f;
  }

  private static Optional<Expression> compared(
      ComparisonOperator operator, Expression left, Expression right) {
    Optional<Constant> a = constant(left);
    Optional<Constant> b = constant(right);
    return a.isPresent() && b.isPresent()
        ? ExactArithmetic.compare(operator, a.get(), b.get()).map(BooleanLaws::truth)
        : Optional.empty();
  }

  private static Optional<Constant> constant(Expression e) {
    return e instanceof Literal l
        ? l.value().map(v -> new Constant(l.type(), v))
        : Optional.empty();
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
    return constant(e).filter(Constant::isText).isPresent();
  }

  static String text(Expression e) {
    return ((Literal) e).value().orElseThrow();
  }

  /// Whether it is a whole number in plain digits.
  static boolean isWhole(Expression e) {
    return constant(e).filter(Constant::isWhole).isPresent();
  }
}
