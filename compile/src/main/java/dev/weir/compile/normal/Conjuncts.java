package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.List;

/// Conditions as lists of conjuncts. TRUE is the empty list.
final class Conjuncts {
  private Conjuncts() {}

  /// The conjuncts of a condition.
  static List<Expr> of(Expr condition) {
    if (condition.equals(Expr.Constant.TRUE)) {
      return List.of();
    }
    if (condition instanceof Expr.Logic l && l.connective() == Connective.AND) {
      List<Expr> all = new ArrayList<>();
      l.operands().forEach(o -> all.addAll(of(o)));
      return all;
    }
    return List.of(condition);
  }

  /// Conjuncts as one condition.
  static Expr and(List<Expr> conjuncts) {
    return switch (conjuncts.size()) {
      case 0 -> Expr.Constant.TRUE;
      case 1 -> conjuncts.getFirst();
      default -> new Expr.Logic(Connective.AND, conjuncts);
    };
  }

  /// Two lists in one.
  static <T> List<T> plus(List<T> a, List<T> b) {
    if (a.isEmpty()) {
      return b;
    }
    if (b.isEmpty()) {
      return a;
    }
    List<T> both = new ArrayList<>(a.size() + b.size());
    both.addAll(a);
    both.addAll(b);
    return both;
  }
}
