package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.List;

/// UNION ALL of UNION ALL is one, INTERSECT of INTERSECT too, and EXCEPT takes away one thing after the
/// other.
///
///     (a UNION ALL b) UNION ALL c  →  a UNION ALL b UNION ALL c
///     (a EXCEPT b) EXCEPT c        →  a EXCEPT b, c
final class FlatUnions implements Rule.OnPlan {
  @Override
  public String name() {
    return "flat unions";
  }

  @Override
  public Pass pass() {
    return Pass.MERGE_SUBQUERIES;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.SetOperation s)) {
      return plan;
    }
    List<Plan.Branch> flat = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < s.branches().size(); i++) {
      Plan.Branch branch = s.branches().get(i);
      if (branch.plan() instanceof Plan.SetOperation inner && merges(s.kind(), inner, branch, i)) {
        changed = true;
        for (Plan.Branch b : inner.branches()) {
          ColumnSubstitution values = new ColumnSubstitution();
          for (int c = 0; c < inner.columns().size(); c++) {
            values.put(inner.columns().get(c).id(), b.outputs().get(c));
          }
          flat.add(
              new Plan.Branch(b.plan(), branch.outputs().stream().map(values::apply).toList()));
        }
      } else {
        flat.add(branch);
      }
    }
    return changed ? new Plan.SetOperation(s.kind(), s.columns(), flat) : s;
  }

  private static boolean merges(
      Plan.SetKind kind, Plan.SetOperation inner, Plan.Branch branch, int at) {
    if (inner.kind() != kind) {
      return false;
    }
    return switch (kind) {
      case UNION_ALL -> true;
      case INTERSECT, INTERSECT_ALL -> passesAll(inner, branch);
      case EXCEPT, EXCEPT_ALL -> at == 0 && passesAll(inner, branch);
    };
  }

  /// Whether a branch hands on each column of the inner operation, once: duplicates stay
  /// duplicates.
  private static boolean passesAll(Plan.SetOperation inner, Plan.Branch branch) {
    List<Expr> columns = new ArrayList<>();
    inner.columns().forEach(c -> columns.add(new Expr.Ref(c.id(), c.type())));
    return branch.outputs().size() == columns.size() && branch.outputs().containsAll(columns);
  }
}
