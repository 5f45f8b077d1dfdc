package dev.weir.compile.normal;

import dev.weir.compile.analyze.Identity;
import dev.weir.model.DataType;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether values follow from others.
final class Determined {
  private Determined() {}

  /// Whether rows with equal sort keys have equal values of all expressions.
  static boolean by(List<SortBy> keys, List<Expr> values) {
    Set<Expr> known = new HashSet<>();
    for (SortBy key : keys) {
      if (equalMeansSame(key.expression().type())) {
        known.add(key.expression());
      }
    }
    return values.stream().allMatch(v -> follows(v, known));
  }

  private static boolean follows(Expr value, Set<Expr> known) {
    if (value instanceof Expr.Constant
        || value instanceof Expr.Parameter
        || known.contains(value)) {
      return true;
    }
    if (value instanceof Expr.Ref
        || value instanceof Expr.Shared
        || Columns.isVolatile(value)
        || Columns.hasPlan(value)
        || value instanceof Expr.Lambda) {
      return false;
    }
    boolean[] all = {true};
    new Rewriting(
            e -> {
              all[0] &= follows(e, known);
              return e;
            },
            p -> p)
        .children(value);
    return all[0];
  }

  /// Whether an expression has the same value for any two values of some columns that compare as
  /// equal: it only compares those whose equal values are not the same value.
  static boolean sameForEqual(Expr e, BitSet columns) {
    return switch (e) {
      case Expr.Ref r -> !columns.get(r.column()) || equalMeansSame(r.type());
      case Expr.Compare c -> compared(c.left(), columns) && compared(c.right(), columns);
      case Expr.IsNull n -> compared(n.operand(), columns);
      case Expr.Shared s -> !s.reads().intersects(columns);
      default -> !Children.any(e, c -> !sameForEqual(c, columns), p -> !readsOnlySame(p, columns));
    };
  }

  /// Whether a plan reads none of the columns but those whose equal values are the same.
  private static boolean readsOnlySame(Plan plan, BitSet columns) {
    boolean[] only = {true};
    new Object() {
      private final Rewriting walk = new Rewriting(this::expr, this::plan);

      Expr expr(Expr e) {
        only[0] &=
            !(e instanceof Expr.Ref r) || !columns.get(r.column()) || equalMeansSame(r.type());
        return walk.children(e);
      }

      Plan plan(Plan p) {
        return walk.children(p);
      }
    }.plan(plan);
    return only[0];
  }

  private static boolean compared(Expr e, BitSet columns) {
    return e instanceof Expr.Ref || sameForEqual(e, columns);
  }

  /// Whether two values of the type that compare as equal are the same value.
  static boolean equalMeansSame(DataType type) {
    return Identity.isEquality(type);
  }
}
