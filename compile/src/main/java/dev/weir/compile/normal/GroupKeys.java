package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Group keys without constants, as long as there is another key, and each once.
///
///     GROUP BY a, 'x'  →  GROUP BY a
///     GROUP BY a, a    →  GROUP BY a
final class GroupKeys implements Rule.OnPlan {
  @Override
  public String name() {
    return "group keys";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  /// Whether it groups once, by all keys.
  static boolean isPlain(Plan.Aggregate a) {
    return a.sets().size() == 1 && a.sets().getFirst().size() == a.keys().size();
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Aggregate a) || a.keys().size() < 2 || !isPlain(a)) {
      return plan;
    }
    boolean onlyConstants =
        a.keys().stream().allMatch(k -> k.expression() instanceof Expr.Constant);
    Map<Expr, Integer> seen = new LinkedHashMap<>();
    List<Plan.Definition> kept = new ArrayList<>();
    List<Plan.Definition> same = new ArrayList<>();
    for (Plan.Definition key : a.keys()) {
      if (key.expression() instanceof Expr.Constant && !(onlyConstants && kept.isEmpty())) {
        same.add(key);
        continue;
      }
      Integer known = seen.putIfAbsent(key.expression(), key.column());
      if (known != null && !Columns.isVolatile(key.expression())) {
        same.add(new Plan.Definition(key.column(), new Expr.Ref(known, key.expression().type())));
      } else {
        kept.add(key);
      }
    }
    return same.isEmpty()
        ? a
        : new Plan.Extend(
            new Plan.Aggregate(a.input(), kept, List.of(Lowering.upTo(kept.size())), a.calls()),
            same);
  }
}
