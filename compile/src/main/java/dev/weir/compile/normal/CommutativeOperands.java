package dev.weir.compile.normal;

import dev.weir.model.function.FunctionTrait;
import java.util.List;

/// Operands of exact commutative arithmetic in a fixed order. Floating point stays as written, and
/// so
/// does the grouping of sums: another one could overflow elsewhere.
///
///     b + a  →  a + b        -- whole numbers and decimals
final class CommutativeOperands implements Rule.OnExpression {
  @Override
  public String name() {
    return "commutative operands";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Call c) || !commutes(c)) {
      return e;
    }
    Expr left = c.arguments().getFirst();
    Expr right = c.arguments().getLast();
    return context.arrangement().inOrder(left, right)
        ? c
        : new Expr.Call(c.name(), List.of(right, left), c.argumentNames(), c.traits(), c.type());
  }

  static boolean commutes(Expr.Call c) {
    return c.arguments().size() == 2
        && c.argumentNames().isEmpty()
        && c.traits().has(FunctionTrait.COMMUTATIVE)
        && TypePairs.isExact(c.type())
        && TypePairs.isExact(c.arguments().getFirst().type())
        && TypePairs.isExact(c.arguments().getLast().type());
  }
}
