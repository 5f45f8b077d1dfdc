package dev.weir.compile.normal;

import java.util.List;

/// An order that nothing sees goes; one that the result shows moves up to the result. What sees the
/// order of its input has [Plan.AsWritten] between.
///
///     Join([Sort(a), b], p)        →  Join([a, b], p)
///     Join([Sort(a, k)], p)        →  Sort(Join([a], p), k)
///     Aggregate(Sort(a))           →  Aggregate(a)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class UnseenOrder implements Rule.OnPlan {
  @Override
  public String name() {
    return "unseen order";
  }

  @Override
  public Pass pass() {
    return Pass.ELIMINATE_SUBQUERIES;
  }

  private static Plan without(Plan plan) {
    return plan instanceof Plan.Sort s ? s.input() : plan;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    return switch (plan) {
      case Plan.Join(List<Plan> inputs, List<Expr> conjuncts)
          when inputs.size() == 1 && inputs.getFirst() instanceof Plan.Sort s ->
          new Plan.Sort(new Plan.Join(List.of(s.input()), conjuncts), s.keys());
      case Plan.Join j -> {
        List<Plan> inputs = Rewriting.each(j.inputs(), UnseenOrder::without);
        yield inputs == j.inputs() ? j : new Plan.Join(inputs, j.conjuncts());
      }
      case Plan.Outer o ->
          o.left() instanceof Plan.Sort || o.right() instanceof Plan.Sort
              ? new Plan.Outer(o.kept(), without(o.left()), without(o.right()), o.on())
              : o;
      case Plan.Aggregate(Plan.Sort s, var keys, var sets, var calls) ->
          new Plan.Aggregate(s.input(), keys, sets, calls);
      case Plan.Windows(Plan.Sort s, var calls) -> new Plan.Windows(s.input(), calls);
      case Plan.DistinctOn(Plan.Sort s, var keys, var order) ->
          new Plan.DistinctOn(s.input(), keys, order);
      case Plan.Limit(Plan.Sort s, var order, var count, var unit, var offset) ->
          new Plan.Limit(s.input(), order, count, unit, offset);
      case Plan.Sort(Plan.Sort s, var keys) -> new Plan.Sort(s.input(), keys);
      case Plan.Pivot(Plan.Sort s, var groups, var calls) ->
          new Plan.Pivot(s.input(), groups, calls);
      case Plan.SetOperation s -> {
        List<Plan.Branch> branches =
            Rewriting.each(
                s.branches(),
                b -> b.plan() instanceof Plan.Sort o ? new Plan.Branch(o.input(), b.outputs()) : b);
        yield branches == s.branches() ? s : new Plan.SetOperation(s.kind(), s.columns(), branches);
      }
      default -> plan;
    };
  }
}
