package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.List;

/// Inner joins of inner joins are one join: their order and association do not matter.
///
///     Join([Join([a, b], p), c], q)  →  Join([a, b, c], p AND q)
final class FlatJoins implements Rule.OnPlan {
  @Override
  public String name() {
    return "flat joins";
  }

  @Override
  public Pass pass() {
    return Pass.OPTIMIZE_JOINS;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Join j)
        || j.inputs().stream().noneMatch(Plan.Join.class::isInstance)) {
      return plan;
    }
    List<Plan> inputs = new ArrayList<>();
    List<Expr> conjuncts = new ArrayList<>();
    flatten(j, inputs, conjuncts);
    return new Plan.Join(inputs, conjuncts);
  }

  private static void flatten(Plan.Join j, List<Plan> inputs, List<Expr> conjuncts) {
    for (Plan input : j.inputs()) {
      if (input instanceof Plan.Join inner) {
        flatten(inner, inputs, conjuncts);
      } else {
        inputs.add(input);
      }
    }
    conjuncts.addAll(j.conjuncts());
  }
}
