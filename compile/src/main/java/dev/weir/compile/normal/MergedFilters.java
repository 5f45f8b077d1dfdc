package dev.weir.compile.normal;

import java.util.List;

/// Filters on filters are one filter, a filter without conditions is none, and a row without columns
/// joins with anything. Moves no rows.
///
///     Join([Join([t], p)], q)  →  Join([t], p AND q)
///     Join([t], ())            →  t
final class MergedFilters implements Rule.OnPlan {
  @Override
  public String name() {
    return "merged filters";
  }

  @Override
  public Pass pass() {
    return Pass.MERGE_SUBQUERIES;
  }

  @Override
  public Rule.Reach reach() {
    return Rule.Reach.EVERYWHERE;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Join j)) {
      return plan;
    }
    if (j.inputs().size() == 1) {
      if (j.conjuncts().isEmpty()) {
        return j.inputs().getFirst();
      }
      return j.inputs().getFirst() instanceof Plan.Join inner
          ? new Plan.Join(inner.inputs(), Conjuncts.plus(inner.conjuncts(), j.conjuncts()))
          : j;
    }
    List<Plan> inputs = j.inputs().stream().filter(i -> !isOneRow(i)).toList();
    return inputs.size() == j.inputs().size() ? j : new Plan.Join(inputs, j.conjuncts());
  }

  static boolean isOneRow(Plan plan) {
    return plan instanceof Plan.Join j && j.inputs().isEmpty() && j.conjuncts().isEmpty();
  }
}
