package dev.weir.compile.normal;

import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One query block: collects the aggregates, windows and unnests that its expressions hold, and
/// stacks the plans that compute them. Behind a grouping, what equals a group key becomes the key's
/// column.
final class BlockLowering {
  private static final int ANY = -1;

  private final Lowering lowering;
  private final ExpressionLowering expressions;
  private boolean grouped;
  private Substitution keyColumns = new Substitution(Map.of());
  private final List<Plan.Definition> keys = new ArrayList<>();
  private final List<AggregateCall> calls = new ArrayList<>();
  private final List<WindowCall> windows = new ArrayList<>();
  private final List<Plan.Unnested> unnested = new ArrayList<>();

  /// The columns of calls that are computed already, each call without its column.
  private final Map<AggregateCall, Integer> callColumns = new LinkedHashMap<>();

  private final Map<WindowCall, Integer> windowColumns = new LinkedHashMap<>();
  List<Expr> outputs = List.of();

  BlockLowering(Lowering lowering) {
    this.lowering = lowering;
    this.expressions = new ExpressionLowering(lowering, this);
  }

  /// The keys as they are bound, and the column of each: two columns of a FROM item that stand for
  /// the same are two keys, and a subquery has other columns each time it is lowered.
  private final List<Expression> boundKeys = new ArrayList<>();

  private final List<Expr.Ref> boundColumns = new ArrayList<>();

  /// What the columns that are keys of several sets stand for below the grouping, and above it, for
  /// subqueries too; whole FROM items, as they are defined.
  private final Map<Integer, List<Expr>> below = new LinkedHashMap<>();

  private final Map<Integer, List<Expr>> above = new LinkedHashMap<>();

  /// What is lowered next is read below the grouping.
  void goBelow() {
    below.forEach(lowering::define);
  }

  /// What is lowered next is read above the grouping.
  void goAbove() {
    above.forEach(lowering::define);
  }

  private void addKey(Expression key, Expr.Ref ref) {
    boundKeys.add(key);
    boundColumns.add(ref);
    if (key instanceof Expression.ColumnRef c) {
      List<Expr> before = lowering.columns(c.source());
      below.putIfAbsent(c.source(), before);
      above.computeIfAbsent(c.source(), s -> new ArrayList<>(before)).set(c.ordinal(), ref);
    }
  }

  /// The column of what is a group key itself.
  Optional<Expr> key(Expression e) {
    if (!grouped) {
      return Optional.empty();
    }
    int at = boundKeys.indexOf(e);
    return at < 0 ? Optional.empty() : Optional.of(boundColumns.get(at));
  }

  /// An expression of this block, as it is behind its grouping if there is one.
  Expr lower(Expression e) {
    return keyColumns.apply(expressions.lower(e));
  }

  List<SortBy> sortKeys(List<SortKey> keys) {
    List<SortBy> lowered = new ArrayList<>();
    for (SortKey key : keys) {
      lowered.add(new SortBy(lower(key.expression()), key.direction(), key.nulls()));
    }
    return lowered;
  }

  private List<Expr> conjuncts(Expression condition) {
    return Conjuncts.of(Lowering.cast(lower(condition), ScalarType.BOOLEAN));
  }

  Body lower(Relation.Select s) {
    Plan plan =
        s.from().isPresent()
            ? new FromLowering(lowering, expressions).lower(s.from().get())
            : new Plan.Join(List.of(), List.of());
    if (s.sample().isPresent()) {
      // The engine takes it from what FROM gives, whatever is written before it.
      plan = sampled(plan, s.sample().get());
    }
    if (s.where().isPresent()) {
      plan = new Plan.Join(List.of(plan), conjuncts(s.where().get()));
    }
    List<List<Integer>> sets = s.grouping().isPresent() ? group(s.grouping().get()) : List.of();
    List<Expr> having = s.having().isPresent() ? conjuncts(s.having().get()) : List.of();
    List<Expr> qualify = s.qualify().isPresent() ? conjuncts(s.qualify().get()) : List.of();
    outputs = s.output().stream().map(o -> lower(o.expression())).toList();
    List<Expr> distinctKeys =
        s.distinct() instanceof Relation.Distinct.On on
            ? on.keys().stream().map(this::lower).toList()
            : List.of();
    List<SortBy> order = sortKeys(s.orderBy());

    if (grouped) {
      if (calls.stream().anyMatch(OrderSensitivity::observesOrder)) {
        plan = new Plan.AsWritten(plan);
      }
      plan = new Plan.Aggregate(plan, List.copyOf(keys), sets, List.copyOf(calls));
    }
    if (!having.isEmpty()) {
      plan = new Plan.Join(List.of(plan), having);
    }
    if (!windows.isEmpty()) {
      if (windows.stream().anyMatch(OrderSensitivity::observesOrder)) {
        plan = new Plan.AsWritten(plan);
      }
      plan = new Plan.Windows(plan, List.copyOf(windows));
    }
    if (!qualify.isEmpty()) {
      plan = new Plan.Join(List.of(plan), qualify);
    }
    if (!unnested.isEmpty()) {
      plan = new Plan.Unnest(plan, List.copyOf(unnested));
    }
    if (lowering.volatileSeen && outputs.stream().anyMatch(Columns::isVolatile)) {
      plan = fix(plan);
      order = replaceOutputs(order);
    }
    boolean total = isTotal(order, sets.size());
    switch (s.distinct()) {
      case Relation.Distinct.None() -> {}
      case Relation.Distinct.Rows() -> {
        Body distinct = lowering.distinct(new Body(plan, outputs));
        Map<Expr, Expr> becomes = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
          becomes.put(outputs.get(i), distinct.outputs().get(i));
        }
        List<SortBy> above = apply(new Substitution(becomes), order);
        List<Expr> read = above.stream().map(SortBy::expression).toList();
        if (Columns.read(read).intersects(Columns.defined(plan))) {
          // Of equal rows the first in order stays, and it is ordered by what it does not show.
          plan = new Plan.DistinctOn(new Plan.AsWritten(plan), outputs, order);
          total = false;
        } else {
          order = above;
          plan = distinct.plan();
          outputs = distinct.outputs();
        }
      }
      case Relation.Distinct.On on -> {
        plan = new Plan.DistinctOn(total ? plan : new Plan.AsWritten(plan), distinctKeys, order);
        total = false;
      }
    }
    Plan limited = orderAndLimit(plan, order, s.limit(), total);
    goBelow();
    return new Body(limited, outputs);
  }

  /// A volatile output is computed once, in a column of its own.
  private Plan fix(Plan plan) {
    List<Plan.Definition> definitions = new ArrayList<>();
    List<Expr> fixed = new ArrayList<>();
    Map<Expr, Expr> becomes = new LinkedHashMap<>();
    for (Expr output : outputs) {
      if (Columns.isVolatile(output)) {
        Expr.Ref ref = lowering.newRef(output.type());
        definitions.add(new Plan.Definition(ref.column(), output));
        becomes.putIfAbsent(output, ref);
        fixed.add(ref);
      } else {
        fixed.add(output);
      }
    }
    outputs = fixed;
    volatileOutputs = new Substitution(becomes);
    return new Plan.Extend(plan, definitions);
  }

  private Substitution volatileOutputs = new Substitution(Map.of());

  private List<SortBy> replaceOutputs(List<SortBy> order) {
    return apply(volatileOutputs, order);
  }

  private static List<SortBy> apply(Substitution substitution, List<SortBy> order) {
    return order.stream()
        .map(k -> new SortBy(substitution.apply(k.expression()), k.direction(), k.nulls()))
        .toList();
  }

  /// Whether rows that the order leaves tied are the same rows: then it does not matter how the
  /// input arrives.
  private boolean isTotal(List<SortBy> order, int sets) {
    return !order.isEmpty() && Determined.by(order, outputs)
        || grouped
            && sets == 1
            && windows.isEmpty()
            && unnested.isEmpty()
            && Determined.by(
                order,
                keys.stream()
                    .map(k -> (Expr) new Expr.Ref(k.column(), k.expression().type()))
                    .toList());
  }

  Plan orderAndLimit(
      Plan plan, List<SortBy> order, Optional<Relation.Limit> limit, boolean knownTotal) {
    if (limit.isEmpty()) {
      return order.isEmpty() ? plan : new Plan.Sort(plan, order);
    }
    Optional<Expr> count = limit.get().count().map(this::lower);
    Optional<Expr> offset = limit.get().offset().map(this::lower);
    boolean total = knownTotal || !order.isEmpty() && Determined.by(order, outputs);
    return new Plan.Limit(
        total ? plan : new Plan.AsWritten(plan), order, count, limit.get().unit(), offset);
  }

  Plan sampled(Plan plan, Relation.Sample sample) {
    if (sample.seed().isEmpty()) {
      lowering.volatileSeen = true;
    }
    return new Plan.Sampled(new Plan.AsWritten(plan), sample);
  }

  private List<List<Integer>> group(Relation.GroupBy grouping) {
    Map<Expr, Expr> columnOf = new LinkedHashMap<>();
    Map<Object, Integer> positionOf = new LinkedHashMap<>();
    List<Integer> positions = new ArrayList<>();
    boolean several = grouping.sets().size() > 1;
    for (Expression key : grouping.keys()) {
      Expr lowered = expressions.lower(key);
      // Two names for one value are one key, but among several sets each is NULL on its own.
      Object name = several ? key : lowered;
      Integer position = positionOf.get(name);
      if (position == null) {
        position = keys.size();
        positionOf.put(name, position);
        Expr.Ref ref = lowering.newRef(lowered.type());
        keys.add(new Plan.Definition(ref.column(), lowered));
        if (several || !(lowered instanceof Expr.Constant)) {
          columnOf.putIfAbsent(lowered, ref);
        }
        if (several || Columns.hasPlan(lowered)) {
          addKey(key, ref);
        }
      }
      positions.add(position);
    }
    keyColumns = new Substitution(columnOf);
    grouped = true;
    goAbove();
    return grouping.sets().stream()
        .map(set -> set.stream().map(positions::get).distinct().sorted().toList())
        .toList();
  }

  /// The column of an aggregate; the same aggregate twice is computed once.
  Expr aggregate(AggregateCall call) {
    if (!grouped) {
      throw Lowering.broken("the aggregate " + call.name() + " stands in a block without groups");
    }
    if (!lowering.volatileSeen || !Columns.isVolatile(call)) {
      Integer known = callColumns.putIfAbsent(call.as(ANY), call.column());
      if (known != null) {
        return new Expr.Ref(known, call.type());
      }
    }
    calls.add(call);
    return new Expr.Ref(call.column(), call.type());
  }

  /// The column of a window function.
  Expr window(WindowCall call) {
    WindowCall keyed =
        ((Plan.Windows)
                keyColumns.apply(
                    new Plan.Windows(new Plan.Join(List.of(), List.of()), List.of(call))))
            .calls()
            .getFirst();
    boolean once = !lowering.volatileSeen || !Columns.isVolatile(keyed);
    Integer known = once ? windowColumns.putIfAbsent(keyed.as(ANY), call.column()) : null;
    if (known != null) {
      return new Expr.Ref(known, call.type());
    }
    windows.add(keyed);
    return new Expr.Ref(call.column(), call.type());
  }

  /// The column of an unnested list.
  Expr unnest(Plan.Unnested list) {
    Plan.Unnested keyed =
        new Plan.Unnested(
            list.column(),
            list.arguments().stream().map(keyColumns::apply).toList(),
            list.argumentNames());
    boolean once =
        !lowering.volatileSeen || keyed.arguments().stream().noneMatch(Columns::isVolatile);
    for (Plan.Unnested known : unnested) {
      if (once
          && known.arguments().equals(keyed.arguments())
          && known.argumentNames().equals(keyed.argumentNames())) {
        return new Expr.Ref(known.column().id(), known.column().type());
      }
    }
    unnested.add(keyed);
    return new Expr.Ref(list.column().id(), list.column().type());
  }
}
