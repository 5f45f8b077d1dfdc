package dev.weir.compile.normal;

import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Conjunctive normal form with absorption, guarded by its cost, which is computed before anything is
/// written out. Beyond the limit only what all alternatives share is factored out. Exact: three-valued
/// logic is a distributive lattice.
///
///     (a AND b) OR (a AND c)  →  a AND (b OR c)
///     a AND (a OR b)          →  a
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
  public Expr apply(Expr e) {
    if (!(e instanceof Expr.Logic l) || l.operands().size() > WIDEST || !isMixed(l)) {
      return e;
    }
    if (Columns.isVolatile(l)) {
      return e;
    }
    if (l.connective() == Connective.OR) {
      Expr factored = factored(l);
      if (factored != l) {
        return factored;
      }
    }
    if (distance(l) > DISTANCE_LIMIT) {
      return l;
    }
    List<Set<Expr>> clauses = absorbed(clauses(l));
    List<Expr> conjuncts = new ArrayList<>();
    for (Set<Expr> clause : clauses) {
      List<Expr> literals = Arrangement.distinct(List.copyOf(clause));
      conjuncts.add(
          literals.size() == 1 ? literals.getFirst() : new Expr.Logic(Connective.OR, literals));
    }
    Expr result = Conjuncts.and(Arrangement.distinct(conjuncts));
    return result.equals(l) ? l : result;
  }

  private static boolean isMixed(Expr.Logic l) {
    return l.operands().stream().anyMatch(Expr.Logic.class::isInstance);
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

  private static List<Set<Expr>> clauses(Expr e) {
    if (!(e instanceof Expr.Logic l)) {
      return List.of(new LinkedHashSet<>(List.of(e)));
    }
    if (l.connective() == Connective.AND) {
      List<Set<Expr>> all = new ArrayList<>();
      l.operands().forEach(o -> all.addAll(clauses(o)));
      return all;
    }
    List<Set<Expr>> product = List.of(new LinkedHashSet<>());
    for (Expr operand : l.operands()) {
      List<Set<Expr>> next = new ArrayList<>();
      for (Set<Expr> left : product) {
        for (Set<Expr> right : clauses(operand)) {
          Set<Expr> both = new LinkedHashSet<>(left);
          both.addAll(right);
          next.add(both);
        }
      }
      product = absorbed(next);
    }
    return product;
  }

  private static List<Set<Expr>> absorbed(List<Set<Expr>> clauses) {
    List<Set<Expr>> kept = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      boolean absorbed = false;
      for (int j = 0; j < clauses.size() && !absorbed; j++) {
        Set<Expr> mine = clauses.get(i);
        Set<Expr> other = clauses.get(j);
        absorbed =
            i != j && mine.containsAll(other) && (other.size() < mine.size() || j < i);
      }
      if (!absorbed) {
        kept.add(clauses.get(i));
      }
    }
    return kept;
  }

  private static Expr factored(Expr.Logic or) {
    Set<Expr> shared = new LinkedHashSet<>(Conjuncts.of(or.operands().getFirst()));
    for (Expr operand : or.operands()) {
      shared.retainAll(Conjuncts.of(operand));
    }
    if (shared.isEmpty()) {
      return or;
    }
    List<Expr> rests = new ArrayList<>();
    for (Expr operand : or.operands()) {
      List<Expr> rest = new ArrayList<>(Conjuncts.of(operand));
      rest.removeAll(shared);
      rests.add(Conjuncts.and(Arrangement.ordered(rest)));
    }
    List<Expr> conjuncts = new ArrayList<>(shared);
    if (!rests.contains(Expr.Constant.TRUE)) {
      conjuncts.add(new Expr.Logic(Connective.OR, Arrangement.distinct(rests)));
    }
    return Conjuncts.and(Arrangement.distinct(conjuncts));
  }
}
