package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    if (isCount(c) && c.duplicates() == Expression.Duplicates.KEEP && countsRows(c)) {
      formed =
          with(
              formed,
              FunctionNames.COUNT_STAR,
              List.of(),
              c.filter(),
              CallTraits.made(FunctionNames.COUNT_STAR, List.of(), c.type()));
    }
    if (c.duplicates() == Expression.Duplicates.REMOVE
        && c.traits().has(FunctionTrait.ANY_MULTIPLICITY)) {
      formed =
          new AggregateCall(
              c.column(),
              c.name(),
              c.arguments(),
              c.argumentNames(),
              Expression.Duplicates.KEEP,
              c.orderBy(),
              c.filter(),
              c.traits(),
              c.type());
    }
    if (!c.orderBy().isEmpty()
        && c.traits().has(FunctionTrait.ANY_ROW_ORDER)
        && !c.traits().has(FunctionTrait.ORDERS_ITS_ARGUMENT)) {
      formed =
          new AggregateCall(
              formed.column(),
              formed.name(),
              formed.arguments(),
              formed.argumentNames(),
              formed.duplicates(),
              List.of(),
              formed.filter(),
              formed.traits(),
              formed.type());
    }
    return filtered(formed);
  }

  private static boolean isCount(AggregateCall c) {
    return c.name().equals(FunctionNames.COUNT);
  }

  private static boolean countsRows(AggregateCall c) {
    return c.arguments().isEmpty()
        || c.arguments().size() == 1
            && c.arguments().getFirst() instanceof Expr.Constant k
            && k.value().isPresent();
  }

  private static AggregateCall with(
      AggregateCall c,
      String name,
      List<Expr> arguments,
      List<Expr> filter,
      FunctionTraits traits) {
    return new AggregateCall(
        c.column(),
        name,
        arguments,
        c.argumentNames(),
        c.duplicates(),
        c.orderBy(),
        filter,
        traits,
        c.type());
  }

  /// A CASE that gives NULL, which the aggregate skips, where its condition does not hold.
  private static AggregateCall filtered(AggregateCall c) {
    if (!c.traits().has(FunctionTrait.SKIPS_NULLS)
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
      return with(c, c.name(), List.of(when.result()), filter, c.traits());
    }
    // CASE WHEN x IS NULL THEN NULL ELSE … END is the form of CASE WHEN x IS NOT NULL THEN … END.
    if (when.condition() instanceof Expr.IsNull
        && TypePairs.isNull(when.result())
        && choice.otherwise().type().equals(choice.type())) {
      List<Expr> filter = new ArrayList<>(c.filter());
      filter.add(new Expr.Not(when.condition()));
      return with(c, c.name(), List.of(choice.otherwise()), filter, c.traits());
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
