package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Columns of an inner join that its conditions make equal, and whose equal values are the same
/// value: above the join any of them can stand for the others.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
record EqualColumns(List<List<Integer>> classes, List<Expr> conditions) {
  static final EqualColumns NONE = new EqualColumns(List.of(), List.of());

  /// The classes of a join's own columns.
  static EqualColumns of(Plan.Join j) {
    List<Expr> conditions = new ArrayList<>();
    Map<Integer, Integer> leader = new HashMap<>();
    BitSet own = null;
    for (Expr conjunct : j.conjuncts()) {
      if (conjunct instanceof Expr.Compare(ComparisonOperator op, Expr.Ref a, Expr.Ref b)
          && op == ComparisonOperator.EQUAL
          && a.column() != b.column()
          && a.type().equals(b.type())
          && Determined.equalMeansSame(a.type())) {
        if (own == null) {
          own = Columns.defined(j);
        }
        if (own.get(a.column()) && own.get(b.column())) {
          conditions.add(conjunct);
          int left = find(leader, a.column());
          int right = find(leader, b.column());
          leader.put(Math.max(left, right), Math.min(left, right));
        }
      }
    }
    if (conditions.isEmpty() || own == null) {
      return NONE;
    }
    Map<Integer, List<Integer>> classes = new LinkedHashMap<>();
    for (int column = own.nextSetBit(0); column >= 0; column = own.nextSetBit(column + 1)) {
      if (leader.containsKey(column)) {
        classes.computeIfAbsent(find(leader, column), k -> new ArrayList<>()).add(column);
      }
    }
    return new EqualColumns(List.copyOf(classes.values()), conditions);
  }

  /// A column of a class as a reference.
  Expr.Ref ref(int column) {
    for (Expr condition : conditions) {
      Expr.Compare c = (Expr.Compare) condition;
      if (((Expr.Ref) c.left()).column() == column) {
        return (Expr.Ref) c.left();
      }
      if (((Expr.Ref) c.right()).column() == column) {
        return (Expr.Ref) c.right();
      }
    }
    throw new IllegalStateException("column " + column + " is in no condition");
  }

  private static int find(Map<Integer, Integer> leader, int column) {
    int at = column;
    Integer next = leader.putIfAbsent(at, at);
    while (next != null && next != at) {
      at = next;
      next = leader.get(at);
    }
    return at;
  }

  /// Whether a condition is one of those that make columns equal.
  boolean isAbout(Expr condition) {
    for (Expr known : conditions) {
      if (known == condition) {
        return true;
      }
    }
    return false;
  }
}
