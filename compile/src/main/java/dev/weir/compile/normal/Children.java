package dev.weir.compile.normal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Looks at what stands directly in an expression, without building anything.
final class Children {
  private Children() {}

  /// Whether some direct child satisfies its test; stops at the first that does. A test that is
  /// never satisfied sees all of them, in the order in which they are written.
  static boolean any(Expr e, Predicate<Expr> onExpr, Predicate<Plan> onPlan) {
    return switch (e) {
      case Expr.Ref r -> false;
      case Expr.Constant c -> false;
      case Expr.Parameter p -> false;
      case Expr.Call c -> any(c.arguments(), onExpr);
      case Expr.Compare c -> onExpr.test(c.left()) || onExpr.test(c.right());
      case Expr.Logic l -> any(l.operands(), onExpr);
      case Expr.Not n -> onExpr.test(n.operand());
      case Expr.IsNull n -> onExpr.test(n.operand());
      case Expr.Between b ->
          onExpr.test(b.value()) || onExpr.test(b.low()) || onExpr.test(b.high());
      case Expr.InList in -> onExpr.test(in.value()) || any(in.candidates(), onExpr);
      case Expr.Case c -> {
        boolean found = any(c.operand(), onExpr);
        for (int i = 0; i < c.whens().size() && !found; i++) {
          Expr.When w = c.whens().get(i);
          found = onExpr.test(w.condition()) || onExpr.test(w.result());
        }
        yield found || onExpr.test(c.otherwise());
      }
      case Expr.Cast c -> onExpr.test(c.value());
      case Expr.Collate c -> onExpr.test(c.value());
      case Expr.Try t -> onExpr.test(t.value());
      case Expr.Field f -> onExpr.test(f.value());
      case Expr.Lambda l -> onExpr.test(l.body());
      case Expr.Scalar s -> onPlan.test(s.plan()) || onExpr.test(s.output());
      case Expr.Exists x -> onPlan.test(x.plan());
      case Expr.Any a -> onExpr.test(a.value()) || onPlan.test(a.plan()) || onExpr.test(a.output());
      case Expr.Shared s -> onExpr.test(s.value());
      case Expr.ArrayOf a -> onPlan.test(a.plan()) || onExpr.test(a.output());
    };
  }

  private static boolean any(List<Expr> list, Predicate<Expr> onExpr) {
    for (int i = 0; i < list.size(); i++) {
      if (onExpr.test(list.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(Optional<Expr> e, Predicate<Expr> onExpr) {
    return e.isPresent() && onExpr.test(e.get());
  }
}
