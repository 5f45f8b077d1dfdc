package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// An outer join whose added rows a filter above drops for sure is an inner join, or loses one side.
///
///     (a LEFT JOIN b ON p) WHERE b.x > 1  →  a JOIN b ON p WHERE b.x > 1
///     (a FULL JOIN b ON p) WHERE a.x > 1  →  (a LEFT JOIN b ON p) WHERE a.x > 1
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class OuterAsInner implements Rule.OnPlan {
  @Override
  public String name() {
    return "outer as inner";
  }

  @Override
  public Pass pass() {
    return Pass.OPTIMIZE_JOINS;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Join j) || j.conjuncts().isEmpty()) {
      return plan;
    }
    List<Plan> inputs = Rewriting.each(j.inputs(), i -> reduced(i, j.conjuncts()));
    return inputs == j.inputs() ? plan : new Plan.Join(inputs, j.conjuncts());
  }

  private static Plan reduced(Plan input, List<Expr> conjuncts) {
    if (!(input instanceof Plan.Outer o) || o.kept() == Plan.Kept.RIGHT) {
      return input;
    }
    boolean rightNeeded = drops(conjuncts, Columns.defined(o.right()));
    if (o.kept() == Plan.Kept.LEFT) {
      return rightNeeded ? new Plan.Join(List.of(o.left(), o.right()), o.on()) : o;
    }
    boolean leftNeeded = drops(conjuncts, Columns.defined(o.left()));
    if (rightNeeded && leftNeeded) {
      return new Plan.Join(List.of(o.left(), o.right()), o.on());
    }
    if (leftNeeded) {
      return new Plan.Outer(Plan.Kept.LEFT, o.left(), o.right(), o.on());
    }
    return rightNeeded ? new Plan.Outer(Plan.Kept.LEFT, o.right(), o.left(), o.on()) : o;
  }

  /// Whether some condition cannot hold when all the columns are NULL.
  private static boolean drops(List<Expr> conjuncts, BitSet columns) {
    for (Expr conjunct : conjuncts) {
      if (Strictness.isNullWith(conjunct, columns)
          || conjunct instanceof Expr.Not(Expr.IsNull n)
              && Strictness.isNullWith(n.operand(), columns)) {
        return true;
      }
    }
    return false;
  }

  static List<Expr> reading(List<Expr> conjuncts, BitSet columns, List<Expr> others) {
    List<Expr> reading = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      (Columns.read(conjunct).intersects(columns) ? reading : others).add(conjunct);
    }
    return reading;
  }
}
