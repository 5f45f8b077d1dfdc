package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// LEFT joins above inner joins and above filters of their left side.
///
///     (a LEFT JOIN b ON p) JOIN c ON a.k = c.k  →  (a JOIN c ON a.k = c.k) LEFT JOIN b ON p
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class OuterAboveInner implements Rule.OnPlan {
  @Override
  public String name() {
    return "outer above inner";
  }

  @Override
  public Pass pass() {
    return Pass.OPTIMIZE_JOINS;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Join j)) {
      return plan;
    }
    for (int i = 0; i < j.inputs().size(); i++) {
      if (j.inputs().get(i) instanceof Plan.Outer o && o.kept() == Plan.Kept.LEFT) {
        Plan moved = move(j, i, o);
        if (moved != j) {
          return moved;
        }
      }
    }
    return plan;
  }

  private static Plan move(Plan.Join j, int at, Plan.Outer o) {
    BitSet right = Columns.defined(o.right());
    List<Expr> below = new ArrayList<>();
    List<Expr> above = OuterAsInner.reading(j.conjuncts(), right, below);
    List<Plan> inputs = new ArrayList<>(j.inputs());
    inputs.set(at, o.left());
    for (Plan input : inputs) {
      if (Columns.read(input).intersects(right)) {
        return j;
      }
    }
    if (inputs.size() == 1 && below.isEmpty() || below.stream().anyMatch(Columns::isVolatile)) {
      return j;
    }
    Plan joined = new Plan.Outer(o.kept(), new Plan.Join(inputs, below), o.right(), o.on());
    return above.isEmpty() ? joined : new Plan.Join(List.of(joined), above);
  }
}
