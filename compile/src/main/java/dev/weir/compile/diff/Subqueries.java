package dev.weir.compile.diff;

import dev.weir.compile.normal.Expr;
import dev.weir.compile.normal.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The plans that stand in an expression, not those inside them.
final class Subqueries {
  private final Consumer<Plan> found;

  /// What is shared has its subqueries once.
  private final Set<Expr.Shared> seen = new HashSet<>();

  private Subqueries(Consumer<Plan> found) {
    this.found = found;
  }

  /// Whether the expression itself asks whether a subquery has rows: a semi or anti join.
  static boolean isSemiJoin(Expr expression) {
    return switch (expression) {
      case Expr.Not n -> isSemiJoin(n.operand());
      case Expr.Exists _, Expr.Any _ -> true;
      default -> false;
    };
  }

  static void of(Expr expression, Consumer<Plan> found) {
    new Subqueries(found).in(expression);
  }

  private void in(Expr expression) {
    switch (expression) {
      case Expr.Ref _, Expr.Constant _, Expr.Parameter _ -> {}
      case Expr.Call c -> all(c.arguments());
      case Expr.Compare c -> {
        in(c.left());
        in(c.right());
      }
      case Expr.Logic l -> all(l.operands());
      case Expr.Not n -> in(n.operand());
      case Expr.IsNull n -> in(n.operand());
      case Expr.Between b -> all(List.of(b.value(), b.low(), b.high()));
      case Expr.InList in -> {
        in(in.value());
        all(in.candidates());
      }
      case Expr.Case c -> {
        c.operand().ifPresent(e -> in(e));
        c.whens()
            .forEach(w -> {
              in(w.condition());
              in(w.result());
            });
        in(c.otherwise());
      }
      case Expr.Cast c -> in(c.value());
      case Expr.Collate c -> in(c.value());
      case Expr.Try t -> in(t.value());
      case Expr.Field f -> in(f.value());
      case Expr.Lambda l -> in(l.body());
      case Expr.Scalar s -> found.accept(s.plan());
      case Expr.Exists e -> found.accept(e.plan());
      case Expr.Any a -> {
        in(a.value());
        found.accept(a.plan());
      }
      case Expr.ArrayOf a -> found.accept(a.plan());
      case Expr.Shared s -> {
        if (s.odd().hasPlan() && seen.add(s)) {
          in(s.value());
        }
      }
    }
  }

  private void all(List<Expr> expressions) {
    expressions.forEach(this::in);
  }
}
