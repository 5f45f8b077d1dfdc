package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conjunctive normal form with absorption, guarded by its cost, which is computed before anything is
/// written out. Beyond the limit only what all alternatives share is factored out. Exact: three-valued
/// logic is a distributive lattice.
///
///     (a AND b) OR (a AND c)  →  a AND (b OR c)
///     a AND (a OR b)          →  a
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class ConjunctiveForm implements Rule.OnExpression {
  /// The most clauses that a form may have.
  static final int DISTANCE_LIMIT = 64;

  /// The most operands that a disjunction may have to be looked at: absorption compares clauses.
  private static final int WIDEST = 64;

  @Override
  public String name() {
    return "conjunctive form";
  }

  @Override
  public Pass pass() {
    return Pass.NORMALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Logic l) || l.operands().size() > WIDEST || !isMixed(l)) {
      return e;
    }
    if (context.isVolatile(l)) {
      return e;
    }
    if (distance(l) > DISTANCE_LIMIT) {
      return l.connective() == Connective.OR ? factored(l, context.arrangement()) : l;
    }
    Map<Expr, Integer> atoms = new LinkedHashMap<>();
    if (!collect(l, atoms)) {
      return l;
    }
    List<Expr> byBit = List.copyOf(atoms.keySet());
    List<Expr> conjuncts = new ArrayList<>();
    for (long clause : absorbed(clauses(l, atoms))) {
      List<Expr> literals = new ArrayList<>();
      for (int bit = 0; bit < byBit.size(); bit++) {
        if ((clause >> bit & 1) == 1) {
          literals.add(byBit.get(bit));
        }
      }
      conjuncts.add(
          literals.size() == 1
              ? literals.getFirst()
              : new Expr.Logic(Connective.OR, context.arrangement().ordered(literals)));
    }
    Expr result = Conjuncts.and(context.arrangement().distinct(conjuncts));
    return result.equals(l) ? l : result;
  }

  /// Whether a condition is a conjunction of disjunctions, or less.
  static boolean isFull(Expr e) {
    if (!(e instanceof Expr.Logic l)) {
      return true;
    }
    for (Expr operand : l.operands()) {
      if (operand instanceof Expr.Logic inner
          && (inner.connective() == l.connective()
              || l.connective() == Connective.OR
              || isMixed(inner))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMixed(Expr.Logic l) {
    for (Expr operand : l.operands()) {
      if (operand instanceof Expr.Logic) {
        return true;
      }
    }
    return false;
  }

  /// How many clauses the conjunctive form of a condition has; at most a million is said.
  static int distance(Expr e) {
    if (!(e instanceof Expr.Logic l)) {
      return 1;
    }
    long clauses = l.connective() == Connective.AND ? 0 : 1;
    for (Expr operand : l.operands()) {
      int inner = distance(operand);
      clauses = l.connective() == Connective.AND ? clauses + inner : clauses * inner;
      clauses = Math.min(clauses, 1_000_000);
    }
    return (int) clauses;
  }

  /// Gives each atom a bit; false when there are more than bits.
  private static boolean collect(Expr e, Map<Expr, Integer> atoms) {
    if (e instanceof Expr.Logic l) {
      for (Expr operand : l.operands()) {
        if (!collect(operand, atoms)) {
          return false;
        }
      }
      return true;
    }
    atoms.putIfAbsent(e, atoms.size());
    return atoms.size() <= Long.SIZE;
  }

  /// The clauses, each the set of its atoms' bits.
  private static long[] clauses(Expr e, Map<Expr, Integer> atoms) {
    if (!(e instanceof Expr.Logic l)) {
      return new long[] {1L << atoms.getOrDefault(e, 0)};
    }
    long[] all = l.connective() == Connective.AND ? new long[0] : new long[] {0};
    for (Expr operand : l.operands()) {
      long[] inner = clauses(operand, atoms);
      if (l.connective() == Connective.AND) {
        long[] both = Arrays.copyOf(all, all.length + inner.length);
        System.arraycopy(inner, 0, both, all.length, inner.length);
        all = both;
      } else {
        long[] product = new long[all.length * inner.length];
        int at = 0;
        for (long left : all) {
          for (long right : inner) {
            product[at++] = left | right;
          }
        }
        all = absorbed(product);
      }
    }
    return all;
  }

  /// The clauses that do not follow from another one.
  private static long[] absorbed(long[] clauses) {
    int kept = 0;
    long[] result = new long[clauses.length];
    for (int i = 0; i < clauses.length; i++) {
      boolean absorbed = false;
      for (int j = 0; j < clauses.length && !absorbed; j++) {
        boolean includes = (clauses[i] & clauses[j]) == clauses[j];
        absorbed = i != j && includes && (clauses[i] != clauses[j] || j < i);
      }
      if (!absorbed) {
        result[kept++] = clauses[i];
      }
    }
    return Arrays.copyOf(result, kept);
  }

  private static Expr factored(Expr.Logic or, Arrangement arrangement) {
    Set<Expr> shared = new LinkedHashSet<>(Conjuncts.of(or.operands().getFirst()));
    for (Expr operand : or.operands()) {
      shared.retainAll(new LinkedHashSet<>(Conjuncts.of(operand)));
    }
    if (shared.isEmpty()) {
      return or;
    }
    List<Expr> rests = new ArrayList<>();
    for (Expr operand : or.operands()) {
      List<Expr> rest = new ArrayList<>(Conjuncts.of(operand));
      rest.removeIf(shared::contains);
      rests.add(Conjuncts.and(arrangement.ordered(rest)));
    }
    List<Expr> conjuncts = new ArrayList<>(shared);
    if (!rests.contains(Expr.Constant.TRUE)) {
      conjuncts.add(new Expr.Logic(Connective.OR, arrangement.distinct(rests)));
    }
    return Conjuncts.and(arrangement.distinct(conjuncts));
  }
}
