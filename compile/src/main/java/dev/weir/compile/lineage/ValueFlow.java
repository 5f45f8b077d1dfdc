package dev.weir.compile.lineage;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Frame;
import dev.weir.model.relation.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// What flows into the value of an expression.
final class ValueFlow {
  private final Analysis analysis;
  private final Sources sources;
  private final NestedFlow nested;
  private final Deque<List<Flow>> multipliers = new ArrayDeque<>();
  private final Deque<List<Flow>> outputs = new ArrayDeque<>();
  private final Deque<Flow> orders = new ArrayDeque<>();

  ValueFlow(Analysis analysis, Sources sources, Leaves leaves) {
    this.analysis = analysis;
    this.sources = sources;
    this.nested = new NestedFlow(this::of, leaves);
  }

  /// Begins a block.
  void enter() {
    multipliers.push(new ArrayList<>());
    outputs.push(List.of());
    orders.push(Flow.NONE);
  }

  /// Makes known what orders the rows that the block reads.
  void orderedBy(Flow rows) {
    orders.push(orders.pop().and(rows.order(Kinds.ARGUMENT_SORT)));
  }

  /// Makes the outputs of the block known to its sort keys.
  void outputs(List<Flow> columns) {
    outputs.pop();
    outputs.push(columns);
  }

  /// Ends a block and gives what its UNNESTs in expressions make of the number of rows.
  Flow leave() {
    outputs.pop();
    orders.pop();
    return Flow.all(multipliers.pop());
  }

  Flow of(Expression expression) {
    return switch (expression) {
      case Expression.Literal _, Expression.LambdaParameter _, Expression.Parameter _ -> Flow.NONE;
      case Expression.ColumnRef c -> sources.column(c.source(), c.ordinal());
      case Expression.OutputRef o -> outputs.element().get(o.ordinal());
      case Expression.Function f -> function(f);
      case Expression.Comparison c -> made(of(c.left()).and(of(c.right())));
      case Expression.Logical l -> made(all(l.operands()));
      case Expression.Not n -> made(of(n.operand()));
      case Expression.IsNull n -> made(of(n.operand()));
      case Expression.Between b -> made(all(List.of(b.value(), b.low(), b.high())));
      case Expression.InList in -> made(of(in.value()).and(all(in.candidates())));
      case Expression.Case c -> caseOf(c);
      case Expression.Cast c -> made(of(c.value()));
      case Expression.Collate c -> of(c.value());
      case Expression.Try t -> of(t.value());
      case Expression.FieldAccess f -> field(f);
      case Expression.Lambda l -> of(l.body());
      case Expression.Unnest u -> unnest(u);
      case Expression.Aggregate a -> aggregate(a);
      case Expression.Window w -> window(w);
      case Expression.Grouping g -> all(g.keys()).through(Kinds.CONDITIONAL);
      case Expression.ScalarSubquery s -> subquery(s.query(), Kinds.IDENTITY);
      case Expression.Exists e -> analysis.relation(e.query()).rows();
      case Expression.QuantifiedSubquery q ->
          made(of(q.value())).and(subquery(q.query(), Kinds.AGGREGATION));
      case Expression.ArraySubquery a -> subquery(a.query(), Kinds.AGGREGATION);
    };
  }

  private Flow all(List<Expression> expressions) {
    return Flow.all(expressions.stream().map(this::of).toList());
  }

  private static Flow made(Flow flow) {
    return flow.through(Kinds.TRANSFORMATION);
  }

  private Flow subquery(Relation query, int kind) {
    RelationFlow flow = analysis.relation(query);
    return Flow.all(flow.columns()).through(kind).and(flow.rows());
  }

  private Flow function(Expression.Function f) {
    return nested.of(f).orElseGet(() -> made(all(f.arguments())));
  }

  private Flow field(Expression.FieldAccess access) {
    return nested.field(of(access.value()), access.field());
  }

  NestedFlow nested() {
    return nested;
  }

  private Flow caseOf(Expression.Case c) {
    List<Flow> flows = new ArrayList<>();
    c.operand().ifPresent(e -> flows.add(of(e).through(Kinds.CONDITIONAL)));
    for (Expression.When when : c.whens()) {
      flows.add(of(when.condition()).through(Kinds.CONDITIONAL));
      flows.add(of(when.result()).keeping(Kinds.TRANSFORMATION));
    }
    flows.add(of(c.otherwise()).keeping(Kinds.TRANSFORMATION));
    return Flow.all(flows);
  }

  private Flow unnest(Expression.Unnest u) {
    Flow lists = all(u.arguments());
    boolean plain =
        u.argumentNames().stream().allMatch(String::isEmpty) && u.arguments().size() == 1;
    multipliers.element().add((plain ? nested.length(lists) : lists).through(Kinds.JOIN));
    return plain ? nested.element(lists) : made(lists);
  }

  private Flow aggregate(Expression.Aggregate a) {
    List<Flow> flows = new ArrayList<>();
    Flow arguments = all(a.arguments());
    boolean single = a.arguments().size() == 1;
    FunctionTraits traits = CallTraits.of(a);
    if (single && traits.has(FunctionTrait.GIVES_ROW_VALUE)) {
      flows.add(arguments.keeping(Kinds.AGGREGATION));
    } else if (single && CallTraits.canonicalName(a.name()).equals(FunctionNames.LIST)) {
      // Which elements are the same is decided by the whole of them.
      Flow distinct =
          a.duplicates() == Expression.Duplicates.REMOVE
              ? arguments.through(Kinds.CONDITIONAL)
              : Flow.NONE;
      Flow element = arguments.keeping(Kinds.AGGREGATION).and(distinct);
      flows.add(
          arguments
              .through(Kinds.AGGREGATION)
              .and(distinct)
              .withParts(Map.of(PartKey.ELEMENT, element, PartKey.LENGTH, distinct)));
    } else {
      flows.add(arguments.through(Kinds.AGGREGATION));
    }
    if (!traits.has(FunctionTrait.ANY_ROW_ORDER)) {
      flows.add(orders.element());
    }
    a.orderBy().forEach(k -> flows.add(of(k.expression()).through(Kinds.ARGUMENT_SORT)));
    a.filter().ifPresent(f -> flows.add(of(f).through(Kinds.CONDITIONAL)));
    return Flow.all(flows);
  }

  private Flow window(Expression.Window w) {
    FunctionTraits traits = CallTraits.of(w);
    int kind = traits.has(FunctionTrait.ABOUT_PLACE) ? Kinds.TRANSFORMATION : Kinds.AGGREGATION;
    List<Flow> flows = new ArrayList<>();
    Flow arguments = all(w.arguments());
    if (kind == Kinds.TRANSFORMATION) {
      // The value is that of another row.
      flows.add(arguments.through(Kinds.WINDOW));
    }
    flows.add(
        w.arguments().size() == 1 && traits.has(FunctionTrait.GIVES_ROW_VALUE)
            ? arguments.keeping(kind)
            : arguments.through(kind));
    flows.add(orders.element());
    w.argumentOrder().forEach(k -> flows.add(of(k.expression()).through(Kinds.ARGUMENT_SORT)));
    w.filter().ifPresent(f -> flows.add(of(f).through(Kinds.CONDITIONAL)));
    flows.add(all(w.partitionBy()).through(Kinds.WINDOW));
    w.orderBy().forEach(k -> flows.add(of(k.expression()).through(Kinds.WINDOW)));
    w.frame().ifPresent(f -> flows.add(bound(f.start()).and(bound(f.end())).through(Kinds.WINDOW)));
    return Flow.all(flows);
  }

  private Flow bound(Frame.Bound bound) {
    return switch (bound) {
      case Frame.Bound.Preceding(Expression distance) -> of(distance);
      case Frame.Bound.Following(Expression distance) -> of(distance);
      case Frame.Bound.UnboundedPreceding() -> Flow.NONE;
      case Frame.Bound.CurrentRow() -> Flow.NONE;
      case Frame.Bound.UnboundedFollowing() -> Flow.NONE;
    };
  }
}
