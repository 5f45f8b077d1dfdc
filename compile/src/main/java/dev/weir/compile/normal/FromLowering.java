package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// FROM items to plans; their columns are defined in the [Lowering].
final class FromLowering {
  private final Lowering lowering;
  private final ExpressionLowering expressions;

  FromLowering(Lowering lowering, ExpressionLowering expressions) {
    this.lowering = lowering;
    this.expressions = expressions;
  }

  Plan lower(From from) {
    return switch (from) {
      case From.Scan s -> scan(s);
      case From.CteScan c -> {
        Body body = lowering.readCte(c.cte(), c.columns().stream().map(Column::type).toList());
        lowering.define(c.id(), body.outputs());
        yield body.plan();
      }
      case From.Derived d -> {
        Body body = lowering.lower(d.query());
        lowering.define(d.id(), body.outputs());
        yield sampled(body.plan(), d.sample());
      }
      case From.FunctionScan f -> function(f);
      case From.Join j -> join(j);
      case From.Pivot p -> pivot(p);
      case From.Unpivot u -> unpivot(u);
    };
  }

  private Plan sampled(Plan plan, Optional<Relation.Sample> sample) {
    return sample.isEmpty() ? plan : new BlockLowering(lowering).sampled(plan, sample.get());
  }

  private List<Plan.Column> fresh(int source, List<Column> columns) {
    List<Plan.Column> made = new ArrayList<>(columns.size());
    List<Expr> refs = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Expr.Ref ref = lowering.newRef(column.type());
      refs.add(ref);
      made.add(new Plan.Column(ref.column(), column.type()));
    }
    lowering.define(source, refs);
    return made;
  }

  private Plan scan(From.Scan s) {
    List<Plan.Column> columns = fresh(s.id(), s.columns());
    List<String> names = s.columns().stream().map(c -> Identifiers.fold(c.name())).toList();
    return sampled(new Plan.Scan(name(s.table()), columns, names), s.sample());
  }

  /// Folded and quoted where needed, so that a dot inside a name is not one between names.
  private static String name(TableName table) {
    return table.parts().stream()
        .map(p -> Identifiers.quote(Identifiers.fold(p)))
        .collect(Collectors.joining("."));
  }

  private Plan function(From.FunctionScan f) {
    List<Expr> arguments = expressions.lower(f.arguments());
    List<Plan.Column> columns = fresh(f.id(), f.columns());
    return new Plan.TableFunction(
        Identifiers.fold(f.name()),
        arguments,
        ExpressionLowering.names(f.argumentNames()),
        f.ordinality(),
        columns,
        Lowering.upTo(columns.size()),
        columns.size());
  }

  private Plan join(From.Join j) {
    Plan left = lower(j.left());
    Plan right = lower(j.right());
    if (j.kind().observesOrder()) {
      List<Expr> on = condition(j);
      return new Plan.OrderedJoin(
          j.kind(),
          new Plan.AsWritten(nullable(j.left(), left)),
          new Plan.AsWritten(nullable(j.right(), right)),
          on);
    }
    return switch (j.kind().type()) {
      case INNER -> {
        List<Expr> on = condition(j);
        yield new Plan.Join(List.of(left, right), on);
      }
      case LEFT -> {
        List<Expr> on = condition(j);
        yield new Plan.Outer(Plan.Kept.LEFT, left, nullable(j.right(), right), on);
      }
      case RIGHT -> {
        List<Expr> on = condition(j);
        yield new Plan.Outer(Plan.Kept.RIGHT, nullable(j.left(), left), right, on);
      }
      case FULL -> {
        List<Expr> on = condition(j);
        yield new Plan.Outer(
            Plan.Kept.BOTH, nullable(j.left(), left), nullable(j.right(), right), on);
      }
      case SEMI -> new Plan.Join(List.of(left), List.of(matches(j, right)));
      case ANTI -> new Plan.Join(List.of(left), List.of(new Expr.Not(matches(j, right))));
    };
  }

  private Expr matches(From.Join j, Plan right) {
    return new Expr.Exists(new Plan.Join(List.of(right), condition(j)));
  }

  private List<Expr> condition(From.Join j) {
    return j.condition().isEmpty()
        ? List.of()
        : Conjuncts.of(expressions.condition(j.condition().get()));
  }

  /// A side that an outer join fills with NULLs: what its columns stand for must be NULL then too,
  /// so all but its own columns are computed below the join. Call it after the condition is
  /// lowered, which sees the columns as they are.
  private Plan nullable(From side, Plan plan) {
    BitSet own = Columns.defined(plan);
    Map<Expr, Expr.Ref> computed = new LinkedHashMap<>();
    for (int source : sources(side, new ArrayList<>())) {
      List<Expr> values = new ArrayList<>();
      for (Expr value : lowering.columns(source)) {
        if (Strictness.isNullWith(value, own)) {
          values.add(value);
        } else {
          values.add(computed.computeIfAbsent(value, v -> lowering.newRef(v.type())));
        }
      }
      lowering.define(source, values);
    }
    List<Plan.Definition> definitions = new ArrayList<>();
    computed.forEach((value, ref) -> definitions.add(new Plan.Definition(ref.column(), value)));
    return definitions.isEmpty() ? plan : new Plan.Extend(plan, definitions);
  }

  private static List<Integer> sources(From from, List<Integer> out) {
    switch (from) {
      case From.Scan s -> out.add(s.id());
      case From.CteScan c -> out.add(c.id());
      case From.Derived d -> out.add(d.id());
      case From.FunctionScan f -> out.add(f.id());
      case From.Join j -> {
        sources(j.left(), out);
        if (j.kind().keepsRightColumns()) {
          sources(j.right(), out);
        }
      }
      case From.Pivot p -> out.add(p.id());
      case From.Unpivot u -> out.add(u.id());
    }
    return out;
  }

  private Plan pivot(From.Pivot p) {
    Plan input = lower(p.input());
    List<Expr> outputs = new ArrayList<>();
    List<Plan.Definition> groups = new ArrayList<>();
    for (Relation.Output group : p.groups()) {
      Expr value = expressions.lower(group.expression());
      Expr.Ref ref = lowering.newRef(value.type());
      groups.add(new Plan.Definition(ref.column(), value));
      outputs.add(ref);
    }
    List<AggregateCall> calls = new ArrayList<>();
    for (List<Expr> condition : combinations(p.pivots(), 0)) {
      for (Relation.Output output : p.aggregates()) {
        if (!(output.expression() instanceof Expression.Aggregate a)) {
          throw Lowering.broken("a PIVOT computes something that is not an aggregate");
        }
        DataType type = p.columns().get(outputs.size()).type();
        AggregateCall call =
            new AggregateCall(
                lowering.newColumn(),
                ExpressionLowering.canonicalName(
                    a.name(), ExpressionLowering.names(a.argumentNames())),
                expressions.lower(a.arguments()),
                ExpressionLowering.names(a.argumentNames()),
                a.duplicates(),
                expressions.order(a.orderBy()),
                // The engine reads the FILTER of a PIVOT's aggregate and then forgets it.
                condition,
                CallTraits.of(a),
                type);
        calls.add(call);
        outputs.add(new Expr.Ref(call.column(), type));
      }
    }
    lowering.define(p.id(), outputs);
    boolean ordered = calls.stream().anyMatch(OrderSensitivity::observesOrder);
    return new Plan.Pivot(ordered ? new Plan.AsWritten(input) : input, groups, calls);
  }

  /// The conditions of a pivot's columns, in the order of the columns. The engine compares texts:
  /// 10 is not the 10.00 of a decimal column.
  private List<List<Expr>> combinations(List<From.PivotColumn> pivots, int at) {
    if (at == pivots.size()) {
      return List.of(List.of());
    }
    From.PivotColumn pivot = pivots.get(at);
    List<Expr> tested = expressions.lower(pivot.expressions());
    List<List<Expr>> rest = combinations(pivots, at + 1);
    List<List<Expr>> all = new ArrayList<>();
    for (List<Expression> values : pivot.values()) {
      List<Expr> here = new ArrayList<>();
      for (int i = 0; i < tested.size(); i++) {
        here.add(
            new Expr.Compare(
                ComparisonOperator.NOT_DISTINCT_FROM,
                Lowering.cast(tested.get(i), ScalarType.VARCHAR),
                Lowering.cast(expressions.lower(values.get(i)), ScalarType.VARCHAR)));
      }
      for (List<Expr> more : rest) {
        all.add(Conjuncts.plus(here, more));
      }
    }
    return all;
  }

  private Plan unpivot(From.Unpivot u) {
    Plan input = lower(u.input());
    List<Expr> outputs = new ArrayList<>();
    List<Plan.Definition> kept = new ArrayList<>();
    for (Expression e : u.kept()) {
      Expr value = expressions.lower(e);
      Expr.Ref ref = lowering.newRef(value.type());
      kept.add(new Plan.Definition(ref.column(), value));
      outputs.add(ref);
    }
    List<DataType> types = u.columns().stream().skip(kept.size()).map(Column::type).toList();
    List<Plan.Column> columns = new ArrayList<>();
    for (DataType type : types) {
      Expr.Ref ref = lowering.newRef(type);
      columns.add(new Plan.Column(ref.column(), type));
      outputs.add(ref);
    }
    List<Plan.Entry> entries = new ArrayList<>();
    for (From.UnpivotEntry entry : u.entries()) {
      List<Expr> values = new ArrayList<>();
      for (int i = 0; i < entry.values().size(); i++) {
        values.add(Lowering.cast(expressions.lower(entry.values().get(i)), types.get(i + 1)));
      }
      entries.add(new Plan.Entry(entry.name(), values));
    }
    lowering.define(u.id(), outputs);
    return new Plan.Unpivot(input, u.nulls(), kept, columns, entries);
  }
}
