package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;

/// NOT only where it cannot go further in. Exact under three-valued logic; NaN is a value that sorts
/// last, so that comparisons have opposites.
///
///     NOT (a < b)      →  a >= b
///     NOT (p AND q)    →  NOT p OR NOT q
///     NOT NOT p        →  p
final class NotInside implements Rule.OnExpression {
  @Override
  public String name() {
    return "not inside";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Not not)) {
      return e;
    }
    return switch (not.operand()) {
      case Expr.Not inner -> inner.operand();
      case Expr.Compare c ->
          new Expr.Compare(ExpressionLowering.opposite(c.operator()), c.left(), c.right());
      case Expr.Logic l -> {
        List<Expr> operands = new ArrayList<>();
        l.operands().forEach(o -> operands.add(new Expr.Not(o)));
        yield new Expr.Logic(
            l.connective() == Connective.AND ? Connective.OR : Connective.AND, operands);
      }
      case Expr.Constant c ->
          c.value().isEmpty()
              ? c
              : c.equals(Expr.Constant.TRUE) ? Expr.Constant.FALSE : Expr.Constant.TRUE;
      default -> e;
    };
  }
}
