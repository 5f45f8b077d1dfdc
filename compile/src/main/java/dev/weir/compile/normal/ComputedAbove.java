package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Columns computed by who reads them instead of below: step by step a computation moves up until it
/// is part of an expression. It stays below an outer join that must fill it with NULL, and where it is
/// volatile.
///
///     Join(Extend(t, c := a + 1), c > 5)  →  Extend(Join(t, a + 1 > 5), c := a + 1)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class ComputedAbove implements Rule.OnPlan {
  @Override
  public String name() {
    return "computed above";
  }

  @Override
  public Pass pass() {
    return Pass.MERGE_SUBQUERIES;
  }

  static boolean isInlinable(Plan.Extend x) {
    return x.definitions().stream().noneMatch(d -> Columns.isVolatile(d.expression()));
  }

  /// What the columns of an Extend stand for.
  static ColumnSubstitution values(Plan.Extend x) {
    ColumnSubstitution values = new ColumnSubstitution();
    x.definitions().forEach(d -> values.put(d.column(), d.expression()));
    return values;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    return switch (plan) {
      case Plan.Extend(Plan.Extend(Plan inner, var first), var second) ->
          new Plan.Extend(inner, merged(new Plan.Extend(inner, first), second));
      case Plan.Join j -> join(j);
      case Plan.Outer o -> outer(o);
      case Plan.Aggregate(Plan.Extend x, var keys, var sets, var calls) when isInlinable(x) ->
          values(x).apply(new Plan.Aggregate(x.input(), keys, sets, calls));
      case Plan.Windows(Plan.Extend x, var calls) when isInlinable(x) ->
          above(x, new Plan.Windows(x.input(), calls));
      case Plan.Sort(Plan.Extend x, var keys) when isInlinable(x) ->
          above(x, new Plan.Sort(x.input(), keys));
      case Plan.Limit(Plan.Extend x, var order, var count, var unit, var offset)
          when isInlinable(x) ->
          above(x, new Plan.Limit(x.input(), order, count, unit, offset));
      case Plan.DistinctOn(Plan.Extend x, var keys, var order) when isInlinable(x) ->
          above(x, new Plan.DistinctOn(x.input(), keys, order));
      case Plan.SetOperation s -> branches(s);
      default -> plan;
    };
  }

  private static List<Plan.Definition> merged(Plan.Extend below, List<Plan.Definition> above) {
    ColumnSubstitution values = values(below);
    List<Plan.Definition> all = new ArrayList<>(below.definitions());
    above.forEach(d -> all.add(new Plan.Definition(d.column(), values.apply(d.expression()))));
    return all;
  }

  private static Plan above(Plan.Extend x, Plan rest) {
    return new Plan.Extend(values(x).apply(rest), x.definitions());
  }

  private static Plan join(Plan.Join j) {
    for (int i = 0; i < j.inputs().size(); i++) {
      if (j.inputs().get(i) instanceof Plan.Extend x && isInlinable(x)) {
        List<Plan> inputs = new ArrayList<>(j.inputs());
        inputs.set(i, x.input());
        return above(x, new Plan.Join(inputs, j.conjuncts()));
      }
    }
    return j;
  }

  private static Plan outer(Plan.Outer o) {
    if (o.kept() == Plan.Kept.LEFT && o.left() instanceof Plan.Extend x && isInlinable(x)) {
      return above(x, new Plan.Outer(o.kept(), x.input(), o.right(), o.on()));
    }
    if (o.right() instanceof Plan.Extend x && isStrict(x)) {
      return above(x, new Plan.Outer(o.kept(), o.left(), x.input(), o.on()));
    }
    if (o.left() instanceof Plan.Extend x && isStrict(x)) {
      return above(x, new Plan.Outer(o.kept(), x.input(), o.right(), o.on()));
    }
    return o;
  }

  private static boolean isStrict(Plan.Extend x) {
    BitSet own = Columns.defined(x.input());
    return isInlinable(x)
        && x.definitions().stream().allMatch(d -> Strictness.isNullWith(d.expression(), own));
  }

  private static Plan branches(Plan.SetOperation s) {
    List<Plan.Branch> branches =
        Rewriting.each(
            s.branches(),
            b ->
                b.plan() instanceof Plan.Extend x && isInlinable(x)
                    ? new Plan.Branch(
                        x.input(), b.outputs().stream().map(values(x)::apply).toList())
                    : b);
    return branches == s.branches() ? s : new Plan.SetOperation(s.kind(), s.columns(), branches);
  }
}
