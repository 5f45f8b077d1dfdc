package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A condition of a LEFT join that reads only the right side filters the right side.
///
///     a LEFT JOIN b ON a.k = b.k AND b.x > 1  →  a LEFT JOIN (b WHERE x > 1) ON a.k = b.k
///     a RIGHT JOIN b ON a.k = b.k             →  b LEFT JOIN a ON a.k = b.k
final class OuterConditions implements Rule.OnPlan {
  @Override
  public String name() {
    return "outer conditions";
  }

  @Override
  public Pass pass() {
    return Pass.PUSHDOWN_PREDICATES;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Outer o)) {
      return plan;
    }
    if (o.kept() == Plan.Kept.RIGHT) {
      return new Plan.Outer(Plan.Kept.LEFT, o.right(), o.left(), o.on());
    }
    if (o.kept() != Plan.Kept.LEFT || o.on().isEmpty()) {
      return plan;
    }
    BitSet left = Columns.defined(o.left());
    BitSet right = Columns.defined(o.right());
    List<Expr> pushed = new ArrayList<>();
    List<Expr> kept = new ArrayList<>();
    for (Expr conjunct : o.on()) {
      BitSet read = Columns.read(conjunct);
      boolean passes =
          !read.intersects(left) && read.intersects(right) && !Columns.isVolatile(conjunct);
      (passes ? pushed : kept).add(conjunct);
    }
    return pushed.isEmpty()
        ? plan
        : new Plan.Outer(o.kept(), o.left(), new Plan.Join(List.of(o.right()), pushed), kept);
  }
}
