package dev.weir.compile.normal;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The half of [Rewriting] that is about plans.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class PlanRewriting {
  private final UnaryOperator<Expr> onExpr;
  private final UnaryOperator<Plan> onPlan;

  PlanRewriting(UnaryOperator<Expr> onExpr, UnaryOperator<Plan> onPlan) {
    this.onExpr = onExpr;
    this.onPlan = onPlan;
  }

  Plan children(Plan p) {
    return switch (p) {
      case Plan.Scan s -> s;
      case Plan.Back b -> b;
      case Plan.Values v -> {
        List<List<Expr>> rows = Rewriting.each(v.rows(), this::expressions);
        yield rows == v.rows() ? v : new Plan.Values(v.columns(), rows);
      }
      case Plan.Join j -> {
        List<Plan> inputs = Rewriting.each(j.inputs(), onPlan);
        List<Expr> conjuncts = expressions(j.conjuncts());
        yield inputs == j.inputs() && conjuncts == j.conjuncts()
            ? j
            : new Plan.Join(inputs, conjuncts);
      }
      case Plan.Outer o -> {
        Plan left = onPlan.apply(o.left());
        Plan right = onPlan.apply(o.right());
        List<Expr> on = expressions(o.on());
        yield left == o.left() && right == o.right() && on == o.on()
            ? o
            : new Plan.Outer(o.kept(), left, right, on);
      }
      case Plan.OrderedJoin o -> {
        Plan left = onPlan.apply(o.left());
        Plan right = onPlan.apply(o.right());
        List<Expr> on = expressions(o.on());
        yield left == o.left() && right == o.right() && on == o.on()
            ? o
            : new Plan.OrderedJoin(o.kind(), left, right, on);
      }
      case Plan.Extend e -> {
        Plan input = onPlan.apply(e.input());
        List<Plan.Definition> definitions = Rewriting.each(e.definitions(), this::definition);
        yield input == e.input() && definitions == e.definitions()
            ? e
            : new Plan.Extend(input, definitions);
      }
      case Plan.Aggregate a -> {
        Plan input = onPlan.apply(a.input());
        List<Plan.Definition> keys = Rewriting.each(a.keys(), this::definition);
        List<AggregateCall> calls = Rewriting.each(a.calls(), this::call);
        yield input == a.input() && keys == a.keys() && calls == a.calls()
            ? a
            : new Plan.Aggregate(input, keys, a.sets(), calls);
      }
      case Plan.Windows w -> {
        Plan input = onPlan.apply(w.input());
        List<WindowCall> calls = Rewriting.each(w.calls(), this::call);
        yield input == w.input() && calls == w.calls() ? w : new Plan.Windows(input, calls);
      }
      case Plan.DistinctOn d -> {
        Plan input = onPlan.apply(d.input());
        List<Expr> keys = expressions(d.keys());
        List<SortBy> order = sortKeys(d.order());
        yield input == d.input() && keys == d.keys() && order == d.order()
            ? d
            : new Plan.DistinctOn(input, keys, order);
      }
      case Plan.Sort s -> {
        Plan input = onPlan.apply(s.input());
        List<SortBy> keys = sortKeys(s.keys());
        yield input == s.input() && keys == s.keys() ? s : new Plan.Sort(input, keys);
      }
      case Plan.Limit l -> {
        Plan input = onPlan.apply(l.input());
        List<SortBy> order = sortKeys(l.order());
        Optional<Expr> count = maybe(l.count());
        Optional<Expr> offset = maybe(l.offset());
        yield input == l.input() && order == l.order() && count == l.count() && offset == l.offset()
            ? l
            : new Plan.Limit(input, order, count, l.unit(), offset);
      }
      case Plan.SetOperation s -> {
        List<Plan.Branch> branches = Rewriting.each(s.branches(), this::branch);
        yield branches == s.branches() ? s : new Plan.SetOperation(s.kind(), s.columns(), branches);
      }
      case Plan.Unnest u -> {
        Plan input = onPlan.apply(u.input());
        List<Plan.Unnested> lists = Rewriting.each(u.lists(), this::unnested);
        yield input == u.input() && lists == u.lists() ? u : new Plan.Unnest(input, lists);
      }
      case Plan.TableFunction f -> {
        List<Expr> arguments = expressions(f.arguments());
        yield arguments == f.arguments()
            ? f
            : new Plan.TableFunction(
                f.name(),
                arguments,
                f.argumentNames(),
                f.ordinality(),
                f.columns(),
                f.ordinals(),
                f.width());
      }
      case Plan.Sampled s -> {
        Plan input = onPlan.apply(s.input());
        yield input == s.input() ? s : new Plan.Sampled(input, s.sample());
      }
      case Plan.Pivot v -> {
        Plan input = onPlan.apply(v.input());
        List<Plan.Definition> groups = Rewriting.each(v.groups(), this::definition);
        List<AggregateCall> calls = Rewriting.each(v.calls(), this::call);
        yield input == v.input() && groups == v.groups() && calls == v.calls()
            ? v
            : new Plan.Pivot(input, groups, calls);
      }
      case Plan.Unpivot u -> {
        Plan input = onPlan.apply(u.input());
        List<Plan.Definition> kept = Rewriting.each(u.kept(), this::definition);
        List<Plan.Entry> entries = Rewriting.each(u.entries(), this::entry);
        yield input == u.input() && kept == u.kept() && entries == u.entries()
            ? u
            : new Plan.Unpivot(input, u.nulls(), kept, u.columns(), entries);
      }
      case Plan.Recursive r -> {
        Plan.Branch first = branch(r.first());
        Plan.Branch step = branch(r.step());
        yield first == r.first() && step == r.step()
            ? r
            : new Plan.Recursive(r.id(), r.rounds(), r.columns(), first, step, r.usingKey());
      }
      case Plan.Shared s -> {
        Plan.Branch query = branch(s.query());
        Plan input = onPlan.apply(s.input());
        yield query == s.query() && input == s.input() ? s : new Plan.Shared(s.id(), query, input);
      }
      case Plan.AsWritten a -> {
        Plan input = onPlan.apply(a.input());
        yield input == a.input() ? a : new Plan.AsWritten(input);
      }
    };
  }

  private List<Expr> expressions(List<Expr> list) {
    return Rewriting.each(list, onExpr);
  }

  private Optional<Expr> maybe(Optional<Expr> value) {
    if (value.isEmpty()) {
      return value;
    }
    Expr after = onExpr.apply(value.get());
    return after == value.get() ? value : Optional.of(after);
  }

  private List<SortBy> sortKeys(List<SortBy> keys) {
    return Rewriting.each(keys, this::sortKey);
  }

  private SortBy sortKey(SortBy key) {
    Expr e = onExpr.apply(key.expression());
    return e == key.expression() ? key : new SortBy(e, key.direction(), key.nulls());
  }

  private Plan.Definition definition(Plan.Definition d) {
    Expr e = onExpr.apply(d.expression());
    return e == d.expression() ? d : new Plan.Definition(d.column(), e);
  }

  private Plan.Branch branch(Plan.Branch b) {
    Plan plan = onPlan.apply(b.plan());
    List<Expr> outputs = expressions(b.outputs());
    return plan == b.plan() && outputs == b.outputs() ? b : new Plan.Branch(plan, outputs);
  }

  private Plan.Unnested unnested(Plan.Unnested u) {
    List<Expr> arguments = expressions(u.arguments());
    return arguments == u.arguments()
        ? u
        : new Plan.Unnested(u.column(), arguments, u.argumentNames());
  }

  private Plan.Entry entry(Plan.Entry e) {
    List<Expr> values = expressions(e.values());
    return values == e.values() ? e : new Plan.Entry(e.name(), values);
  }

  private AggregateCall call(AggregateCall c) {
    List<Expr> arguments = expressions(c.arguments());
    List<SortBy> order = sortKeys(c.orderBy());
    List<Expr> filter = expressions(c.filter());
    return arguments == c.arguments() && order == c.orderBy() && filter == c.filter()
        ? c
        : new AggregateCall(
            c.column(),
            c.name(),
            arguments,
            c.argumentNames(),
            c.duplicates(),
            order,
            filter,
            c.traits(),
            c.type());
  }

  private WindowCall call(WindowCall c) {
    List<Expr> arguments = expressions(c.arguments());
    List<SortBy> argumentOrder = sortKeys(c.argumentOrder());
    List<Expr> filter = expressions(c.filter());
    List<Expr> partition = expressions(c.partitionBy());
    List<SortBy> order = sortKeys(c.orderBy());
    Optional<WindowCall.WindowFrame> frame = c.frame();
    if (frame.isPresent()) {
      WindowCall.Bound start = bound(frame.get().start());
      WindowCall.Bound end = bound(frame.get().end());
      if (start != frame.get().start() || end != frame.get().end()) {
        frame =
            Optional.of(
                new WindowCall.WindowFrame(
                    frame.get().unit(), start, end, frame.get().exclusion()));
      }
    }
    return arguments == c.arguments()
            && argumentOrder == c.argumentOrder()
            && filter == c.filter()
            && partition == c.partitionBy()
            && order == c.orderBy()
            && frame == c.frame()
        ? c
        : new WindowCall(
            c.column(),
            c.name(),
            arguments,
            c.argumentNames(),
            c.duplicates(),
            argumentOrder,
            filter,
            c.nulls(),
            partition,
            order,
            frame,
            c.traits(),
            c.type());
  }

  private WindowCall.Bound bound(WindowCall.Bound b) {
    Optional<Expr> distance = maybe(b.distance());
    return distance == b.distance() ? b : new WindowCall.Bound(b.edge(), distance);
  }
}
