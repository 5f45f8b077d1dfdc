package dev.weir.compile.lineage;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which columns of which FROM items and CTEs are needed, found from the outputs inwards: a block's
/// expressions before its FROM items, those from right to left, a query before the CTEs in front of
/// it.
final class Demand {
  private final Map<Integer, BitSet> items = new LinkedHashMap<>();
  private final Map<Integer, BitSet> ctes = new LinkedHashMap<>();

  /// Notes what the wanted outputs of a query need.
  void of(Relation relation, BitSet wanted) {
    switch (relation) {
      case Relation.With(List<Relation.Cte> list, Relation body) -> {
        of(body, wanted);
        list.reversed().forEach(this::cte);
      }
      case Relation.Select select -> select(select, wanted);
      case Relation.SetOperation operation -> {
        BitSet produced = produced(operation, wanted);
        operation.inputs().forEach(input -> of(input, ofInput(operation, input, produced)));
      }
      case Relation.Ordered ordered -> {
        of(ordered.input(), produced(ordered, wanted));
        ordered.orderBy().forEach(k -> expression(k.expression()));
      }
      case Relation.Values values ->
          values
              .rows()
              .forEach(
                  row -> produced(values, wanted).stream().forEach(i -> expression(row.get(i))));
    }
  }

  private void cte(Relation.Cte cte) {
    BitSet needed = ctes.get(cte.id());
    if (needed != null) {
      of(cte.query(), needed);
    }
    if (needed != null && cte.kind() == Relation.Cte.Kind.RECURSIVE) {
      needed.set(0, cte.columns().size());
      of(cte.query(), needed);
    }
  }

  /// The columns of a CTE that are needed; empty when nothing reads it.
  BitSet ofCte(Relation.Cte cte) {
    return produced(cte.query(), ctes.getOrDefault(cte.id(), new BitSet()));
  }

  boolean isRead(Relation.Cte cte) {
    return ctes.containsKey(cte.id());
  }

  /// The columns of an item of FROM that are needed, at least one.
  BitSet ofItem(int id) {
    BitSet needed = items.computeIfAbsent(id, _ -> new BitSet());
    if (needed.isEmpty()) {
      needed.set(0);
    }
    return needed;
  }

  private void select(Relation.Select select, BitSet wanted) {
    produced(select, wanted).stream().forEach(i -> expression(select.output().get(i).expression()));
    select.where().ifPresent(this::expression);
    select.grouping().ifPresent(g -> g.keys().forEach(this::expression));
    select.having().ifPresent(this::expression);
    select.qualify().ifPresent(this::expression);
    if (select.distinct() instanceof Relation.Distinct.On(List<Expression> keys)) {
      keys.forEach(this::expression);
    }
    select.orderBy().forEach(k -> expression(k.expression()));
    select.limit().flatMap(Relation.Limit::count).ifPresent(this::expression);
    select.limit().flatMap(Relation.Limit::offset).ifPresent(this::expression);
    select.from().ifPresent(this::from);
  }

  private void from(From from) {
    switch (from) {
      case From.Scan _ -> {}
      case From.CteScan scan ->
          ctes.computeIfAbsent(scan.cte(), _ -> new BitSet()).or(ofItem(scan.id()));
      case From.Derived derived -> of(derived.query(), ofItem(derived.id()));
      case From.FunctionScan function -> function.arguments().forEach(this::expression);
      case From.Join join -> {
        join.condition().ifPresent(this::expression);
        from(join.right());
        from(join.left());
      }
      case From.Pivot pivot -> {
        parts(pivot);
        from(pivot.input());
      }
      case From.Unpivot unpivot -> {
        parts(unpivot);
        from(unpivot.input());
      }
    }
  }

  private void parts(From from) {
    Parts.of(from, new Needs());
  }

  private void expression(Expression expression) {
    new Needs().expression(expression);
  }

  /// The outputs that a query gives when these are wanted: those, and the ones that its rows depend
  /// on.
  static BitSet produced(Relation relation, BitSet wanted) {
    BitSet produced = (BitSet) wanted.clone();
    int width = relation.columns().size();
    switch (relation) {
      case Relation.With with -> produced.or(produced(with.body(), wanted));
      case Relation.Select select -> addRowOutputs(select, produced);
      case Relation.SetOperation operation -> addMatching(operation, produced);
      case Relation.Ordered ordered -> {
        ordered.orderBy().forEach(k -> addOutputs(k, produced));
        produced.or(produced(ordered.input(), produced));
      }
      case Relation.Values _ -> {}
    }
    if (produced.isEmpty() && width > 0) {
      produced.set(0);
      return produced(relation, produced);
    }
    return produced;
  }

  private static void addRowOutputs(Relation.Select select, BitSet produced) {
    switch (select.distinct()) {
      case Relation.Distinct.None() -> {}
      case Relation.Distinct.Rows() -> produced.set(0, select.output().size());
      case Relation.Distinct.On(List<Expression> keys) ->
          keys.forEach(k -> addOutputs(k, produced));
    }
    select.orderBy().forEach(k -> addOutputs(k, produced));
    for (int i = 0; i < select.output().size(); i++) {
      Found found = new Found();
      found.expression(select.output().get(i).expression());
      if (found.unnest) {
        produced.set(i);
      }
    }
  }

  /// All inputs give the same columns, so what one must give the others give too.
  private static void addMatching(Relation.SetOperation operation, BitSet produced) {
    boolean free =
        operation.kind() == Relation.SetOperation.Kind.UNION
            && operation.duplicates() == Relation.SetOperation.Duplicates.KEEP
            && operation.matching() == Relation.SetOperation.Matching.BY_POSITION;
    if (!free) {
      produced.set(0, operation.columns().size());
      return;
    }
    int before;
    do {
      before = produced.cardinality();
      for (Relation input : operation.inputs()) {
        produced.or(produced(input, produced));
      }
    } while (produced.cardinality() > before);
  }

  /// The columns that an input of a set operation gives when the operation gives `produced`.
  static BitSet ofInput(Relation.SetOperation operation, Relation input, BitSet produced) {
    return switch (operation.matching()) {
      case BY_POSITION -> produced;
      case BY_NAME -> {
        BitSet all = new BitSet();
        all.set(0, input.columns().size());
        yield all;
      }
    };
  }

  private static void addOutputs(SortKey key, BitSet produced) {
    addOutputs(key.expression(), produced);
  }

  private static void addOutputs(Expression key, BitSet produced) {
    Found found = new Found();
    found.expression(key);
    produced.or(found.outputs);
  }

  private final class Needs implements Parts.Sink {
    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.ColumnRef column) {
        items.computeIfAbsent(column.source(), _ -> new BitSet()).set(column.ordinal());
      } else {
        Parts.of(expression, this);
      }
    }

    @Override
    public void from(From from) {}

    @Override
    public void relation(Relation relation) {
      BitSet all = new BitSet();
      all.set(0, relation.columns().size());
      of(relation, all);
    }
  }

  private static final class Found implements Parts.Sink {
    private final BitSet outputs = new BitSet();
    private boolean unnest;

    @Override
    public void expression(Expression expression) {
      switch (expression) {
        case Expression.OutputRef output -> outputs.set(output.ordinal());
        case Expression.Unnest _ -> unnest = true;
        default -> {}
      }
      Parts.of(expression, this);
    }

    @Override
    public void from(From from) {}

    @Override
    public void relation(Relation relation) {}
  }
}
