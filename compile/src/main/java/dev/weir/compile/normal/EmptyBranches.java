package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.List;

/// UNION ALL without branches that have no row, and no UNION ALL of one branch.
///
///     SELECT a FROM t UNION ALL SELECT a FROM u WHERE FALSE  →  SELECT a FROM t
final class EmptyBranches implements Rule.OnPlan {
  @Override
  public String name() {
    return "empty branches";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.SetOperation s) || s.kind() != Plan.SetKind.UNION_ALL) {
      return plan;
    }
    List<Plan.Branch> kept = new ArrayList<>();
    for (Plan.Branch b : s.branches()) {
      if (!isEmpty(b.plan())) {
        kept.add(b);
      }
    }
    if (kept.isEmpty() || kept.size() == s.branches().size() && kept.size() > 1) {
      return plan;
    }
    if (kept.size() > 1) {
      return new Plan.SetOperation(s.kind(), s.columns(), kept);
    }
    Plan.Branch only = kept.getFirst();
    List<Plan.Definition> values = new ArrayList<>();
    for (int i = 0; i < s.columns().size(); i++) {
      values.add(new Plan.Definition(s.columns().get(i).id(), only.outputs().get(i)));
    }
    return new Plan.Extend(only.plan(), values);
  }

  /// Whether a plan has no row, whatever the data.
  private static boolean isEmpty(Plan plan) {
    return switch (plan) {
      case Plan.Join j ->
          j.conjuncts().contains(Expr.Constant.FALSE)
              || j.inputs().stream().anyMatch(EmptyBranches::isEmpty);
      case Plan.Outer o when o.kept() == Plan.Kept.LEFT -> isEmpty(o.left());
      case Plan.Extend x -> isEmpty(x.input());
      case Plan.Windows w -> isEmpty(w.input());
      case Plan.Sort s -> isEmpty(s.input());
      case Plan.Aggregate a -> a.sets().stream().noneMatch(List::isEmpty) && isEmpty(a.input());
      default -> false;
    };
  }
}
