package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import dev.weir.model.relation.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The laws of AND, OR and NOT that hold with NULL too.
final class BooleanLaws {
  static final Literal TRUE = new Literal(ScalarType.BOOLEAN, Optional.of("true"));
  static final Literal FALSE = new Literal(ScalarType.BOOLEAN, Optional.of("false"));

  private static final Map<String, String> CONTRARY =
      Map.of(
          FunctionNames.LIKE,
          FunctionNames.NOT_LIKE,
          FunctionNames.ILIKE,
          FunctionNames.NOT_ILIKE,
          FunctionNames.NOT_LIKE,
          FunctionNames.LIKE,
          FunctionNames.NOT_ILIKE,
          FunctionNames.ILIKE);

  private BooleanLaws() {}

  static Literal truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  static boolean isTrue(Expression e) {
    return e.equals(TRUE);
  }

  static boolean isFalse(Expression e) {
    return e.equals(FALSE);
  }

  static boolean isNull(Expression e) {
    return e instanceof Literal l && l.value().isEmpty();
  }

  /// An AND or OR flat, without what does not count, without repetitions, each operand that another
  /// one contains swallowed by it.
  static Expression of(Expression.Logical l) {
    Connective connective = l.connective();
    boolean and = connective == Connective.AND;
    Expression neutral = truth(and);
    Expression absorbing = truth(!and);
    List<Expression> flat = new ArrayList<>();
    Conjuncts.collect(l, connective, flat);
    Set<Expression> distinct = new LinkedHashSet<>();
    List<Expression> operands = new ArrayList<>();
    for (Expression operand : flat) {
      boolean repeated = !distinct.add(operand) && !Inside.isVolatile(operand);
      if (!operand.equals(neutral) && !repeated) {
        operands.add(operand);
      }
    }
    boolean decided =
        operands.contains(absorbing) || operands.stream().anyMatch(o -> isDenied(o, distinct));
    if (decided && operands.stream().allMatch(BooleanLaws::isDroppable)) {
      return absorbing;
    }
    operands = absorbed(operands, connective);
    if (operands.isEmpty()) {
      return neutral;
    }
    return operands.equals(l.operands()) ? l : Conjuncts.joined(connective, operands);
  }

  /// Whether an operand that is never NULL stands beside its negation.
  private static boolean isDenied(Expression operand, Set<Expression> all) {
    return operand instanceof Expression.Not(Expression.IsNull inner) && all.contains(inner);
  }

  /// Without operands that hold, or fail, whenever another one does: `a AND (a OR b)` is `a`.
  private static List<Expression> absorbed(List<Expression> operands, Connective connective) {
    Connective other = connective == Connective.AND ? Connective.OR : Connective.AND;
    List<Expression> kept = new ArrayList<>();
    for (Expression operand : operands) {
      List<Expression> parts = new ArrayList<>();
      Conjuncts.collect(operand, other, parts);
      boolean swallowed =
          parts.size() > 1
              && isDroppable(operand)
              && operands.stream().anyMatch(o -> !o.equals(operand) && isWithin(o, parts, other));
      if (!swallowed) {
        kept.add(operand);
      }
    }
    return kept;
  }

  private static boolean isWithin(Expression operand, List<Expression> parts, Connective other) {
    List<Expression> own = new ArrayList<>();
    Conjuncts.collect(operand, other, own);
    return own.size() < parts.size() && parts.containsAll(own);
  }

  private static boolean isDroppable(Expression e) {
    return Totality.isTotal(e);
  }

  /// NOT of something that can say the contrary itself.
  static Expression of(Expression.Not n, FunctionCatalog functions) {
    return switch (n.operand()) {
      case Literal l ->
          l.value().isEmpty()
              ? new Literal(ScalarType.BOOLEAN, Optional.empty())
              : truth(l.equals(FALSE));
      case Expression.Not(Expression inner) -> inner;
      case Expression.Comparison c when isPlain(c.left().type()) && isPlain(c.right().type()) ->
          new Expression.Comparison(contrary(c.operator()), c.left(), c.right());
      case Expression.Function f when CONTRARY.containsKey(f.name()) ->
          new Expression.Function(
              functions.typed(
                  CONTRARY.get(f.name()), f.function().parameterTypes(), ScalarType.BOOLEAN),
              f.arguments(),
              List.of());
      default -> n;
    };
  }

  private static boolean isPlain(DataType type) {
    return type instanceof ScalarType || type instanceof DecimalType || type instanceof EnumType;
  }

  /// The operator that holds where another one does not.
  static ComparisonOperator contrary(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> ComparisonOperator.NOT_EQUAL;
      case NOT_EQUAL -> ComparisonOperator.EQUAL;
      case LESS -> ComparisonOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> ComparisonOperator.GREATER;
      case GREATER -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> ComparisonOperator.LESS;
      case DISTINCT_FROM -> ComparisonOperator.NOT_DISTINCT_FROM;
      case NOT_DISTINCT_FROM -> ComparisonOperator.DISTINCT_FROM;
    };
  }

  /// A comparison with NULL, TRUE or FALSE as what it asks.
  static Optional<Expression> asked(
      ComparisonOperator operator, Expression value, Expression right) {
    if (!(right instanceof Literal constant) || value instanceof Literal) {
      return Optional.empty();
    }
    if (constant.value().isEmpty()) {
      return switch (operator) {
        case NOT_DISTINCT_FROM -> Optional.of(new Expression.IsNull(value));
        case DISTINCT_FROM -> Optional.of(new Expression.Not(new Expression.IsNull(value)));
        default -> Optional.empty();
      };
    }
    if (constant.type() != ScalarType.BOOLEAN || value.type() != ScalarType.BOOLEAN) {
      return Optional.empty();
    }
    return switch (operator) {
      case EQUAL, NOT_EQUAL ->
          Optional.of(
              BooleanLaws.isTrue(constant) == (operator == ComparisonOperator.EQUAL)
                  ? value
                  : new Expression.Not(value));
      default -> Optional.empty();
    };
  }

  /// The operator with its sides swapped.
  static ComparisonOperator flipped(ComparisonOperator operator) {
    return switch (operator) {
      case LESS -> ComparisonOperator.GREATER;
      case LESS_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
      case GREATER -> ComparisonOperator.LESS;
      case GREATER_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> operator;
    };
  }

  /// A condition of a clause that keeps a row only when it is TRUE.
  static Expression filter(Expression condition) {
    if (isNull(condition)) {
      return FALSE;
    }
    List<Expression> conjuncts = Conjuncts.of(condition);
    return conjuncts.stream().anyMatch(BooleanLaws::isNull)
            && conjuncts.stream().allMatch(BooleanLaws::isDroppable)
        ? FALSE
        : condition;
  }
}
