package dev.weir.compile.diff;

import dev.weir.compile.normal.Expr;
import dev.weir.compile.normal.Plan;
import java.util.List;
import java.util.function.Consumer;

/// The plans that stand in an expression, not those inside them.
final class Subqueries {
  private Subqueries() {}

  /// Whether the expression itself asks whether a subquery has rows: a semi or anti join.
  static boolean isSemiJoin(Expr expression) {
    return switch (expression) {
      case Expr.Not n -> isSemiJoin(n.operand());
      case Expr.Exists _, Expr.Any _ -> true;
      default -> false;
    };
  }

  static void of(Expr expression, Consumer<Plan> found) {
    switch (expression) {
      case Expr.Ref _, Expr.Constant _, Expr.Parameter _ -> {}
      case Expr.Call c -> all(c.arguments(), found);
      case Expr.Compare c -> {
        of(c.left(), found);
        of(c.right(), found);
      }
      case Expr.Logic l -> all(l.operands(), found);
      case Expr.Not n -> of(n.operand(), found);
      case Expr.IsNull n -> of(n.operand(), found);
      case Expr.Between b -> all(List.of(b.value(), b.low(), b.high()), found);
      case Expr.InList in -> {
        of(in.value(), found);
        all(in.candidates(), found);
      }
      case Expr.Case c -> {
        c.operand().ifPresent(e -> of(e, found));
        c.whens()
            .forEach(w -> {
              of(w.condition(), found);
              of(w.result(), found);
            });
        of(c.otherwise(), found);
      }
      case Expr.Cast c -> of(c.value(), found);
      case Expr.Collate c -> of(c.value(), found);
      case Expr.Try t -> of(t.value(), found);
      case Expr.Field f -> of(f.value(), found);
      case Expr.Lambda l -> of(l.body(), found);
      case Expr.Scalar s -> found.accept(s.plan());
      case Expr.Exists e -> found.accept(e.plan());
      case Expr.Any a -> {
        of(a.value(), found);
        found.accept(a.plan());
      }
      case Expr.ArrayOf a -> found.accept(a.plan());
      case Expr.Shared s -> of(s.value(), found);
    }
  }

  private static void all(List<Expr> expressions, Consumer<Plan> found) {
    expressions.forEach(e -> of(e, found));
  }
}
