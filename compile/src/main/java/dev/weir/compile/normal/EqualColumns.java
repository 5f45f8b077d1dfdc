package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Columns of an inner join that its conditions make equal, and whose equal values are the same
/// value: above the join any of them can stand for the others.
final class EqualColumns {
  static final EqualColumns NONE = new EqualColumns(List.of(), new IdentityHashMap<>(), Map.of());

  private final List<List<Integer>> classes;
  private final IdentityHashMap<Expr, Boolean> conditions;
  private final Map<Integer, Expr.Ref> refs;

  private EqualColumns(
      List<List<Integer>> classes,
      IdentityHashMap<Expr, Boolean> conditions,
      Map<Integer, Expr.Ref> refs) {
    this.classes = classes;
    this.conditions = conditions;
    this.refs = refs;
  }

  /// The columns that are equal to each other, smallest first.
  List<List<Integer>> classes() {
    return classes;
  }

  /// The classes of a join's own columns.
  static EqualColumns of(Plan.Join j) {
    IdentityHashMap<Expr, Boolean> conditions = new IdentityHashMap<>();
    Map<Integer, Expr.Ref> refs = new HashMap<>();
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
          conditions.put(conjunct, Boolean.TRUE);
          refs.putIfAbsent(a.column(), a);
          refs.putIfAbsent(b.column(), b);
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
    return new EqualColumns(List.copyOf(classes.values()), conditions, refs);
  }

  /// A column of a class as a reference.
  Expr.Ref ref(int column) {
    Expr.Ref ref = refs.get(column);
    if (ref == null) {
      throw new IllegalStateException("column " + column + " is in no condition");
    }
    return ref;
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
    return conditions.containsKey(condition);
  }
}
