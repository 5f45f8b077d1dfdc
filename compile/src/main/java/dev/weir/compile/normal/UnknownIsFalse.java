package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;

/// Conditions that differ only in whether they are NULL or FALSE.
///
///     WHERE NULL                →  WHERE FALSE
///     WHERE coalesce(p, FALSE)  →  WHERE p
///     WHERE p IS TRUE           →  WHERE p
///     WHERE CASE WHEN p THEN q END  →  WHERE p AND q
final class UnknownIsFalse implements Rule.OnCondition {
  @Override
  public String name() {
    return "unknown is false";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr condition) {
    return switch (condition) {
      case Expr.Constant c when c.value().isEmpty() -> Expr.Constant.FALSE;
      case Expr.Call c
          when c.name().equals(FunctionNames.COALESCE)
              && c.arguments().size() == 2
              && c.arguments().getLast().equals(Expr.Constant.FALSE) ->
          c.arguments().getFirst();
      // p IS TRUE, p IS FALSE
      case Expr.Compare(var operator, var value, Expr.Constant known)
          when operator == ComparisonOperator.NOT_DISTINCT_FROM && isTruth(value, known) ->
          known.equals(Expr.Constant.TRUE) ? value : new Expr.Not(value);
      case Expr.Case c
          when c.operand().isEmpty()
              && c.whens().size() == 1
              && isNever(c.otherwise())
              && !Columns.isVolatile(c) -> {
        List<Expr> both = new ArrayList<>(Conjuncts.of(c.whens().getFirst().condition()));
        both.addAll(Conjuncts.of(c.whens().getFirst().result()));
        yield new Expr.Logic(Connective.AND, both);
      }
      default -> condition;
    };
  }

  private static boolean isTruth(Expr value, Expr.Constant known) {
    return value.type() == ScalarType.BOOLEAN
        && (known.equals(Expr.Constant.TRUE) || known.equals(Expr.Constant.FALSE));
  }

  private static boolean isNever(Expr e) {
    return TypePairs.isNull(e) || e.equals(Expr.Constant.FALSE);
  }
}
