package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Sort keys without constants and repetitions; no order without keys, no limit without numbers.
///
///     ORDER BY a, 'x', a DESC  →  ORDER BY a
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class SortForms implements Rule.OnPlan {
  @Override
  public String name() {
    return "sort forms";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Rule.Reach reach() {
    return Rule.Reach.EVERYWHERE;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    return switch (plan) {
      case Plan.Sort s -> {
        List<SortBy> keys = keys(s.keys(), Set.of());
        yield keys.isEmpty() ? s.input() : keys == s.keys() ? s : new Plan.Sort(s.input(), keys);
      }
      case Plan.Limit l -> {
        if (l.count().isEmpty() && l.offset().isEmpty()) {
          Plan input = l.input() instanceof Plan.AsWritten a ? a.input() : l.input();
          yield new Plan.Sort(input, l.order());
        }
        List<SortBy> keys = keys(l.order(), Set.of());
        yield keys == l.order()
            ? l
            : new Plan.Limit(l.input(), keys, l.count(), l.unit(), l.offset());
      }
      default -> plan;
    };
  }

  /// The keys that still decide something when rows are equal in `equal`.
  static List<SortBy> keys(List<SortBy> keys, Set<Expr> equal) {
    Set<Expr> seen = new LinkedHashSet<>(equal);
    List<SortBy> kept = new ArrayList<>();
    for (SortBy key : keys) {
      boolean decides =
          !(key.expression() instanceof Expr.Constant)
              && (Columns.isVolatile(key.expression()) || seen.add(key.expression()));
      if (decides) {
        kept.add(key);
      }
    }
    return kept.size() == keys.size() ? keys : kept;
  }
}
