package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.relation.Expression;
import java.util.ArrayList;
import java.util.List;

/// Duplicates need not be removed below what does not count them, and not where there are none.
///
///     DISTINCT over a join with DISTINCT inside    →  DISTINCT over the join
///     SELECT DISTINCT k, count(*) … GROUP BY k     →  SELECT k, count(*) … GROUP BY k
///     (a UNION b) UNION c                          →  a UNION b UNION c
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class Duplicates implements Rule.OnPlan {
  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public Pass pass() {
    return Pass.ELIMINATE_JOINS;
  }

  /// Whether a grouping does nothing but remove duplicates.
  static boolean onlyRemoves(Plan.Aggregate a) {
    return a.calls().isEmpty() && GroupKeys.isPlain(a) && !a.keys().isEmpty();
  }

  /// Whether a grouping does nothing but remove rows that are the same, not only equal.
  static boolean onlyRemovesSame(Plan.Aggregate a) {
    return onlyRemoves(a)
        && a.keys().stream().allMatch(k -> Determined.equalMeansSame(k.expression().type()));
  }

  /// What the keys stand for.
  static ColumnSubstitution values(Plan.Aggregate a) {
    ColumnSubstitution values = new ColumnSubstitution();
    a.keys().forEach(k -> values.put(k.column(), k.expression()));
    return values;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Aggregate a)) {
      return plan;
    }
    if (onlyRemoves(a) && isUnique(a)) {
      return new Plan.Extend(a.input(), a.keys());
    }
    boolean blind =
        a.sets().stream().noneMatch(List::isEmpty)
            && a.calls().stream().allMatch(Duplicates::isBlind);
    if (!blind) {
      return a;
    }
    Plan input = stripped(a.input());
    return input == a.input() ? a : new Plan.Aggregate(input, a.keys(), a.sets(), a.calls());
  }

  private static boolean isBlind(AggregateCall c) {
    return c.traits().has(FunctionTrait.ANY_MULTIPLICITY)
        || c.name().equals(FunctionNames.GROUPING)
        || c.duplicates() == Expression.Duplicates.REMOVE
            && c.traits().has(FunctionTrait.ANY_ROW_ORDER);
  }

  /// The plan without removals of duplicates that reach its result.
  private static Plan stripped(Plan plan) {
    return switch (plan) {
      case Plan.Aggregate a when onlyRemovesSame(a) ->
          new Plan.Extend(stripped(a.input()), a.keys());
      case Plan.Join j -> {
        List<Plan> inputs = Rewriting.each(j.inputs(), Duplicates::stripped);
        yield inputs == j.inputs() ? j : new Plan.Join(inputs, j.conjuncts());
      }
      case Plan.SetOperation s when s.kind() == Plan.SetKind.UNION_ALL -> {
        List<Plan.Branch> branches =
            Rewriting.each(
                s.branches(),
                b -> {
                  Plan inner = stripped(b.plan());
                  return inner == b.plan() ? b : new Plan.Branch(inner, b.outputs());
                });
        yield branches == s.branches() ? s : new Plan.SetOperation(s.kind(), s.columns(), branches);
      }
      default -> plan;
    };
  }

  /// Whether no two input rows agree in all keys.
  private static boolean isUnique(Plan.Aggregate a) {
    List<Expr> keys = a.keys().stream().map(Plan.Definition::expression).toList();
    List<Expr> unique = new ArrayList<>();
    return uniqueKey(a.input(), unique) && keys.containsAll(unique);
  }

  /// Adds columns that identify a row; false when none are known.
  static boolean uniqueKey(Plan plan, List<Expr> key) {
    return switch (plan) {
      case Plan.Aggregate a when GroupKeys.isPlain(a) -> {
        a.keys().forEach(k -> key.add(new Expr.Ref(k.column(), k.expression().type())));
        yield true;
      }
      case Plan.SetOperation s
          when s.kind() == Plan.SetKind.INTERSECT || s.kind() == Plan.SetKind.EXCEPT -> {
        s.columns().forEach(c -> key.add(new Expr.Ref(c.id(), c.type())));
        yield true;
      }
      case Plan.DistinctOn d -> key.addAll(d.keys());
      case Plan.Sort s -> uniqueKey(s.input(), key);
      case Plan.Limit l -> uniqueKey(l.input(), key);
      case Plan.AsWritten w -> uniqueKey(w.input(), key);
      case Plan.Windows w -> uniqueKey(w.input(), key);
      case Plan.Join j -> j.inputs().stream().allMatch(i -> uniqueKey(i, key));
      default -> false;
    };
  }
}
