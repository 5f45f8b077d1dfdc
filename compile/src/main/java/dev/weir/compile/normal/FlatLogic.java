package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;

/// AND and OR flat, without constants that do nothing and without repetitions. Exact under three-valued
/// logic: FALSE AND NULL is FALSE, TRUE OR NULL is TRUE.
///
///     (b AND a) AND a AND TRUE  →  a AND b
///     a OR TRUE                 →  TRUE
final class FlatLogic implements Rule.OnExpression {
  @Override
  public String name() {
    return "flat logic";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Logic l)) {
      return e;
    }
    boolean and = l.connective() == Connective.AND;
    Expr neutral = and ? Expr.Constant.TRUE : Expr.Constant.FALSE;
    Expr absorbing = and ? Expr.Constant.FALSE : Expr.Constant.TRUE;
    List<Expr> operands = new ArrayList<>(l.operands().size());
    boolean movable = true;
    for (Expr operand : l.operands()) {
      if (operand.equals(absorbing)) {
        return absorbing;
      }
      if (operand instanceof Expr.Logic inner && inner.connective() == l.connective()) {
        operands.addAll(inner.operands());
      } else if (!operand.equals(neutral)) {
        operands.add(operand);
      }
      movable &= !context.isVolatile(operand);
    }
    List<Expr> distinct = movable ? context.arrangement().distinct(operands) : operands;
    return switch (distinct.size()) {
      case 0 -> neutral;
      case 1 -> distinct.getFirst();
      default -> distinct.equals(l.operands()) ? l : new Expr.Logic(l.connective(), distinct);
    };
  }
}
