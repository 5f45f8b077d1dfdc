package dev.weir.compile.lineage;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds a query anew with the columns that a [Demand] found to be needed, all references
/// renumbered.
final class Trimmed {
  private final Demand demand;
  private final Rebuilt expressions = new Rebuilt(this);
  private final Map<Integer, BitSet> items = new LinkedHashMap<>();
  private final Map<Integer, BitSet> ctes = new LinkedHashMap<>();
  private final Deque<BitSet> outputs = new ArrayDeque<>();

  Trimmed(Demand demand) {
    this.demand = demand;
  }

  Relation relation(Relation relation, BitSet wanted) {
    BitSet kept = Demand.produced(relation, wanted);
    return switch (relation) {
      case Relation.With(List<Relation.Cte> list, Relation body) -> {
        List<Relation.Cte> trimmed = list.stream().filter(demand::isRead).map(this::cte).toList();
        Relation inner = relation(body, wanted);
        yield trimmed.isEmpty() ? inner : new Relation.With(trimmed, inner);
      }
      case Relation.Select select -> select(select, kept);
      case Relation.SetOperation s ->
          new Relation.SetOperation(
              s.kind(),
              s.duplicates(),
              s.matching(),
              s.inputs().stream()
                  .map(input -> relation(input, Demand.ofInput(s, input, kept)))
                  .toList(),
              pick(s.columns(), kept));
      case Relation.Ordered ordered -> {
        Relation input = relation(ordered.input(), kept);
        outputs.push(kept);
        Relation made =
            new Relation.Ordered(input, keys(ordered.orderBy()), ordered.limit().map(this::limit));
        outputs.pop();
        yield made;
      }
      case Relation.Values values ->
          new Relation.Values(
              values.rows().stream().map(row -> expressions.all(pick(row, kept))).toList(),
              pick(values.columns(), kept));
    };
  }

  /// A query of which everything is needed, inside an expression.
  Relation whole(Relation relation) {
    BitSet all = new BitSet();
    all.set(0, relation.columns().size());
    return relation(relation, all);
  }

  int column(int item, int ordinal) {
    BitSet kept = items.get(item);
    return kept == null ? ordinal : rank(kept, ordinal);
  }

  int output(int ordinal) {
    return rank(outputs.element(), ordinal);
  }

  private static int rank(BitSet kept, int ordinal) {
    return kept.get(0, ordinal).cardinality();
  }

  private Relation.Cte cte(Relation.Cte cte) {
    BitSet kept = demand.ofCte(cte);
    ctes.put(cte.id(), kept);
    return new Relation.Cte(
        cte.id(),
        cte.name(),
        pick(cte.columns(), kept),
        cte.kind(),
        cte.materialization(),
        cte.usingKey().stream().map(key -> rank(kept, key)).toList(),
        relation(cte.query(), kept));
  }

  private Relation select(Relation.Select s, BitSet kept) {
    outputs.push(kept);
    Relation made =
        new Relation.Select(
            s.from().map(this::from),
            s.where().map(expressions::of),
            s.grouping().map(g -> new Relation.GroupBy(expressions.all(g.keys()), g.sets())),
            s.having().map(expressions::of),
            s.qualify().map(expressions::of),
            pick(s.output(), kept).stream()
                .map(o -> new Relation.Output(o.name(), expressions.of(o.expression())))
                .toList(),
            switch (s.distinct()) {
              case Relation.Distinct.On(List<Expression> keys) ->
                  new Relation.Distinct.On(expressions.all(keys));
              case Relation.Distinct.None none -> none;
              case Relation.Distinct.Rows rows -> rows;
            },
            keys(s.orderBy()),
            s.limit().map(this::limit),
            s.sample());
    outputs.pop();
    return made;
  }

  List<SortKey> keys(List<SortKey> keys) {
    return keys.stream()
        .map(k -> new SortKey(expressions.of(k.expression()), k.direction(), k.nulls()))
        .toList();
  }

  private Relation.Limit limit(Relation.Limit limit) {
    return new Relation.Limit(
        limit.count().map(expressions::of), limit.unit(), limit.offset().map(expressions::of));
  }

  private From from(From from) {
    return switch (from) {
      case From.Scan scan -> scan;
      case From.CteScan s -> {
        BitSet kept = ctes.getOrDefault(s.cte(), demand.ofItem(s.id()));
        items.put(s.id(), kept);
        yield new From.CteScan(s.id(), s.cte(), s.name(), s.alias(), pick(s.columns(), kept));
      }
      case From.Derived d -> {
        BitSet kept = Demand.produced(d.query(), demand.ofItem(d.id()));
        Relation query = relation(d.query(), kept);
        items.put(d.id(), kept);
        yield new From.Derived(d.id(), query, d.alias(), pick(d.columns(), kept), d.sample());
      }
      case From.FunctionScan f ->
          new From.FunctionScan(
              f.id(),
              f.function(),
              expressions.all(f.arguments()),
              f.argumentNames(),
              f.ordinality(),
              f.alias(),
              f.columns());
      case From.Join j -> {
        From left = from(j.left());
        From right = from(j.right());
        yield new From.Join(j.kind(), left, right, j.condition().map(expressions::of));
      }
      case From.Pivot p -> {
        From input = from(p.input());
        yield new From.Pivot(
            p.id(),
            input,
            outputs(p.aggregates()),
            p.pivots().stream().map(this::pivotColumn).toList(),
            outputs(p.groups()),
            p.alias(),
            p.columns());
      }
      case From.Unpivot u -> {
        From input = from(u.input());
        yield new From.Unpivot(
            u.id(),
            input,
            u.nulls(),
            expressions.all(u.kept()),
            u.entries().stream()
                .map(e -> new From.UnpivotEntry(e.name(), expressions.all(e.values())))
                .toList(),
            u.nameColumn(),
            u.valueColumns(),
            u.alias(),
            u.columns());
      }
    };
  }

  private From.PivotColumn pivotColumn(From.PivotColumn column) {
    return new From.PivotColumn(
        expressions.all(column.expressions()),
        column.values().stream().map(expressions::all).toList(),
        column.names());
  }

  private List<Relation.Output> outputs(List<Relation.Output> list) {
    return list.stream()
        .map(o -> new Relation.Output(o.name(), expressions.of(o.expression())))
        .toList();
  }

  private static <T> List<T> pick(List<T> all, BitSet kept) {
    List<T> picked = new ArrayList<>();
    kept.stream().filter(i -> i < all.size()).forEach(i -> picked.add(all.get(i)));
    return picked;
  }
}
