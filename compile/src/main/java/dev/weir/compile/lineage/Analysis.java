package dev.weir.compile.lineage;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The walk over the queries of one lineage analysis.
final class Analysis {
  private final Map<Integer, RelationFlow> ctes = new LinkedHashMap<>();
  private final Sources sources;
  private final ValueFlow values;
  private final FromFlow froms;

  Analysis(Leaves leaves, Inputs inputs) {
    this.sources = new Sources(leaves);
    this.values = new ValueFlow(this, sources, leaves);
    this.froms = new FromFlow(this, sources, values, inputs);
  }

  RelationFlow relation(Relation relation) {
    return switch (relation) {
      case Relation.With(List<Relation.Cte> list, Relation body) -> {
        list.forEach(this::cte);
        yield relation(body);
      }
      case Relation.Select select -> select(select);
      case Relation.SetOperation operation -> setOperation(operation);
      case Relation.Ordered ordered -> ordered(ordered);
      case Relation.Values v -> values(v);
    };
  }

  /// What was found about a CTE, so far if it is being analysed.
  RelationFlow cte(int id) {
    RelationFlow flow = ctes.get(id);
    if (flow == null) {
      throw new IllegalArgumentException("CTE " + id + " is read, but not there");
    }
    return flow;
  }

  private void cte(Relation.Cte cte) {
    switch (cte.kind()) {
      case PLAIN -> ctes.put(cte.id(), relation(cte.query()));
      case RECURSIVE -> {
        RelationFlow known =
            new RelationFlow(cte.columns().stream().map(_ -> Flow.NONE).toList(), Flow.NONE);
        RelationFlow found = known;
        do {
          known = found;
          ctes.put(cte.id(), known);
          found = keyed(cte, relation(cte.query()));
        } while (!found.same(known));
      }
    }
  }

  /// With USING KEY, a new row of a key takes the place of the old one.
  private static RelationFlow keyed(Relation.Cte cte, RelationFlow flow) {
    List<Flow> keys =
        cte.usingKey().stream().map(k -> flow.columns().get(k).through(Kinds.GROUP)).toList();
    return new RelationFlow(flow.columns(), flow.rows().and(Flow.all(keys)));
  }

  private RelationFlow select(Relation.Select select) {
    List<Flow> rows = new ArrayList<>();
    values.enter();
    Flow from = select.from().map(froms::of).orElse(Flow.NONE);
    values.orderedBy(from);
    rows.add(from);
    select.where().ifPresent(e -> rows.add(values.of(e).through(Kinds.FILTER)));
    select
        .grouping()
        .ifPresent(g -> g.keys().forEach(k -> rows.add(values.of(k).through(Kinds.GROUP))));
    select.having().ifPresent(e -> rows.add(values.of(e).through(Kinds.FILTER)));
    select.qualify().ifPresent(e -> rows.add(values.of(e).through(Kinds.FILTER)));
    List<Flow> columns = select.output().stream().map(o -> values.of(o.expression())).toList();
    values.outputs(columns);
    switch (select.distinct()) {
      case Relation.Distinct.None() -> {}
      case Relation.Distinct.Rows() -> columns.forEach(c -> rows.add(c.through(Kinds.GROUP)));
      case Relation.Distinct.On(List<Expression> keys) ->
          keys.forEach(k -> rows.add(values.of(k).through(Kinds.GROUP)));
    }
    rows.add(order(select.orderBy(), select.limit()));
    rows.add(values.leave());
    Flow all = Flow.all(rows);
    boolean chosenByOrder =
        select.limit().isPresent() || select.distinct() instanceof Relation.Distinct.On;
    return new RelationFlow(columns, chosenByOrder ? all.and(all.order(Kinds.FILTER)) : all);
  }

  private Flow order(List<SortKey> keys, Optional<Relation.Limit> limit) {
    List<Flow> flows = new ArrayList<>();
    keys.forEach(k -> flows.add(values.of(k.expression()).through(Kinds.SORT)));
    limit.flatMap(Relation.Limit::count).ifPresent(e -> flows.add(filter(e)));
    limit.flatMap(Relation.Limit::offset).ifPresent(e -> flows.add(filter(e)));
    return Flow.all(flows);
  }

  private Flow filter(Expression expression) {
    return values.of(expression).through(Kinds.FILTER);
  }

  private RelationFlow ordered(Relation.Ordered ordered) {
    RelationFlow input = relation(ordered.input());
    values.enter();
    values.outputs(input.columns());
    Flow order = order(ordered.orderBy(), ordered.limit());
    Flow rows = input.rows().and(order).and(values.leave());
    boolean limited = ordered.limit().isPresent();
    return new RelationFlow(input.columns(), limited ? rows.and(rows.order(Kinds.FILTER)) : rows);
  }

  private RelationFlow values(Relation.Values v) {
    values.enter();
    List<List<Flow>> columns = new ArrayList<>();
    v.columns().forEach(_ -> columns.add(new ArrayList<>()));
    for (List<Expression> row : v.rows()) {
      for (int i = 0; i < row.size(); i++) {
        columns.get(i).add(values.of(row.get(i)));
      }
    }
    return new RelationFlow(columns.stream().map(Flow::all).toList(), values.leave());
  }

  private RelationFlow setOperation(Relation.SetOperation operation) {
    int width = operation.columns().size();
    List<List<Flow>> columns = new ArrayList<>();
    operation.columns().forEach(_ -> columns.add(new ArrayList<>()));
    List<Flow> rows = new ArrayList<>();
    boolean compares =
        operation.kind() != Relation.SetOperation.Kind.UNION
            || operation.duplicates() == Relation.SetOperation.Duplicates.REMOVE;
    for (int n = 0; n < operation.inputs().size(); n++) {
      Relation input = operation.inputs().get(n);
      RelationFlow flow = relation(input);
      rows.add(flow.rows());
      int[] places = places(operation, input, width);
      // What EXCEPT takes away shows no value, it decides which values stay.
      boolean removed = n > 0 && operation.kind() == Relation.SetOperation.Kind.EXCEPT;
      for (int i = 0; i < flow.columns().size(); i++) {
        Flow column = flow.columns().get(i);
        columns.get(places[i]).add(removed ? column.through(Kinds.CONDITIONAL) : column);
        if (compares) {
          rows.add(column.through(Kinds.GROUP));
        }
      }
    }
    return new RelationFlow(columns.stream().map(Flow::all).toList(), Flow.all(rows));
  }

  /// For each column of an input the output column that it goes to.
  private static int[] places(Relation.SetOperation operation, Relation input, int width) {
    List<Column> columns = input.columns();
    int[] places = new int[columns.size()];
    switch (operation.matching()) {
      case BY_POSITION -> {
        for (int i = 0; i < places.length; i++) {
          places[i] = Math.min(i, width - 1);
        }
      }
      case BY_NAME -> {
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
          byName.put(Identifiers.fold(operation.columns().get(i).name()), i);
        }
        for (int i = 0; i < places.length; i++) {
          Integer place = byName.get(Identifiers.fold(columns.get(i).name()));
          if (place == null) {
            throw new IllegalArgumentException(
                "no output column is named " + columns.get(i).name());
          }
          places[i] = place;
        }
      }
    }
    return places;
  }
}
