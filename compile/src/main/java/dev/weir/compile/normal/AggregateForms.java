package dev.weir.compile.normal;

import dev.weir.model.relation.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Aggregates in one form, each computed once.
///
///     count(1)                          →  count(*)
///     min(DISTINCT x)                   →  min(x)
///     sum(x ORDER BY y)                 →  sum(x)
///     sum(CASE WHEN p THEN x END)       →  sum(x) FILTER (WHERE p)
///     count(CASE WHEN p THEN 1 END)     →  count(*) FILTER (WHERE p)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class AggregateForms implements Rule.OnPlan {
  private static final Set<String> SKIP_NULLS =
      Set.of("sum", "avg", "min", "max", "count", "bool_and", "bool_or", "bit_and", "bit_or");
  private static final Set<String> SAME_WITH_DUPLICATES =
      Set.of("min", "max", "bool_and", "bool_or", "bit_and", "bit_or");
  private static final Map<String, String> NAMES =
      Map.of("mean", "avg", "countif", "count_if", "variance", "var_samp", "stddev", "stddev_samp");

  @Override
  public String name() {
    return "aggregate forms";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Rule.Reach reach() {
    return Rule.Reach.EVERYWHERE;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Aggregate a)) {
      return plan;
    }
    List<AggregateCall> calls = Rewriting.each(a.calls(), AggregateForms::form);
    Plan.Aggregate formed =
        calls == a.calls() ? a : new Plan.Aggregate(a.input(), a.keys(), a.sets(), calls);
    return once(formed);
  }

  private static AggregateCall form(AggregateCall c) {
    AggregateCall formed = c;
    if (NAMES.containsKey(c.name())) {
      formed = with(formed, NAMES.get(c.name()), c.arguments(), c.filter());
    }
    if (isCount(c) && c.duplicates() == Expression.Duplicates.KEEP && countsRows(c)) {
      formed = with(formed, "count_star", List.of(), c.filter());
    }
    // With a number they list the first so many values.
    if (c.duplicates() == Expression.Duplicates.REMOVE
        && c.arguments().size() == 1
        && SAME_WITH_DUPLICATES.contains(c.name())) {
      formed =
          new AggregateCall(
              c.column(),
              c.name(),
              c.arguments(),
              c.argumentNames(),
              Expression.Duplicates.KEEP,
              c.orderBy(),
              c.filter(),
              c.type());
    }
    if (!c.orderBy().isEmpty()
        && OrderSensitivity.isInsensitive(c.name())
        && !c.name().startsWith("quantile")
        && !c.name().startsWith("percentile")) {
      formed =
          new AggregateCall(
              formed.column(),
              formed.name(),
              formed.arguments(),
              formed.argumentNames(),
              formed.duplicates(),
              List.of(),
              formed.filter(),
              formed.type());
    }
    return filtered(formed);
  }

  private static boolean isCount(AggregateCall c) {
    return c.name().equals("count");
  }

  private static boolean countsRows(AggregateCall c) {
    return c.arguments().isEmpty()
        || c.arguments().size() == 1
            && c.arguments().getFirst() instanceof Expr.Constant k
            && k.value().isPresent();
  }

  private static AggregateCall with(
      AggregateCall c, String name, List<Expr> arguments, List<Expr> filter) {
    return new AggregateCall(
        c.column(),
        name,
        arguments,
        c.argumentNames(),
        c.duplicates(),
        c.orderBy(),
        filter,
        c.type());
  }

  /// A CASE that gives NULL, which the aggregate skips, where its condition does not hold.
  private static AggregateCall filtered(AggregateCall c) {
    if (!SKIP_NULLS.contains(c.name())
        || c.arguments().size() != 1
        || !(c.arguments().getFirst() instanceof Expr.Case choice)
        || choice.operand().isPresent()
        || choice.whens().size() != 1
        || Columns.isVolatile(choice)) {
      return c;
    }
    Expr.When when = choice.whens().getFirst();
    if (TypePairs.isNull(choice.otherwise()) && when.result().type().equals(choice.type())) {
      List<Expr> filter = new ArrayList<>(c.filter());
      filter.addAll(Conjuncts.of(when.condition()));
      return with(c, c.name(), List.of(when.result()), filter);
    }
    // CASE WHEN x IS NULL THEN NULL ELSE … END is the form of CASE WHEN x IS NOT NULL THEN … END.
    if (when.condition() instanceof Expr.IsNull
        && TypePairs.isNull(when.result())
        && choice.otherwise().type().equals(choice.type())) {
      List<Expr> filter = new ArrayList<>(c.filter());
      filter.add(new Expr.Not(when.condition()));
      return with(c, c.name(), List.of(choice.otherwise()), filter);
    }
    return c;
  }

  private static Plan once(Plan.Aggregate a) {
    Map<AggregateCall, Integer> seen = new LinkedHashMap<>();
    List<Plan.Definition> same = new ArrayList<>();
    List<AggregateCall> kept = new ArrayList<>();
    for (AggregateCall c : a.calls()) {
      Optional<Integer> known =
          Columns.isVolatile(c)
              ? Optional.empty()
              : Optional.ofNullable(seen.putIfAbsent(c.as(-1), c.column()));
      if (known.isPresent()) {
        same.add(new Plan.Definition(c.column(), new Expr.Ref(known.get(), c.type())));
      } else {
        kept.add(c);
      }
    }
    return same.isEmpty()
        ? a
        : new Plan.Extend(new Plan.Aggregate(a.input(), a.keys(), a.sets(), kept), same);
  }
}
