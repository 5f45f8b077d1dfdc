package dev.weir.compile.lineage;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;

/// FROM items: registers what flows into their columns and gives what flows into their rows.
final class FromFlow {
  private final Analysis analysis;
  private final Sources sources;
  private final ValueFlow values;
  private final Inputs inputs;

  FromFlow(Analysis analysis, Sources sources, ValueFlow values, Inputs inputs) {
    this.analysis = analysis;
    this.sources = sources;
    this.values = values;
    this.inputs = inputs;
  }

  Flow of(From from) {
    return switch (from) {
      case From.Scan scan ->
          inputs
              .of(scan)
              .map(flow -> item(scan.id(), flow))
              .orElseGet(() -> {
                sources.scan(scan);
                return Flow.NONE;
              });
      case From.CteScan scan -> item(scan.id(), analysis.cte(scan.cte()));
      case From.Derived derived -> item(derived.id(), analysis.relation(derived.query()));
      case From.FunctionScan function -> function(function);
      case From.Join join -> {
        Flow both = of(join.left()).and(of(join.right()));
        Flow rows =
            join.kind().equals(JoinKind.POSITIONAL) ? both.and(both.order(Kinds.JOIN)) : both;
        yield join.condition().map(c -> rows.and(values.of(c).through(Kinds.JOIN))).orElse(rows);
      }
      case From.Pivot pivot -> pivot(pivot);
      case From.Unpivot unpivot -> unpivot(unpivot);
    };
  }

  private Flow item(int id, RelationFlow flow) {
    sources.item(id, flow.columns());
    return flow.rows();
  }

  /// `unnest` gives the elements of each list in a column of its own; of other functions every
  /// column depends on every argument. The arguments decide how many rows there are.
  private Flow function(From.FunctionScan function) {
    List<Flow> arguments = function.arguments().stream().map(values::of).toList();
    Flow together = Flow.all(arguments);
    int counted = function.ordinality() == From.Ordinality.WITH_ORDINALITY ? 1 : 0;
    boolean oneToOne =
        function.name().equals(FunctionNames.UNNEST)
            && function.argumentNames().stream().allMatch(String::isEmpty)
            && function.columns().size() == arguments.size() + counted;
    List<Flow> columns = new ArrayList<>();
    for (int i = 0; i < function.columns().size(); i++) {
      boolean element = oneToOne && i < arguments.size();
      columns.add(
          element
              ? values.nested().element(arguments.get(i))
              : together.through(Kinds.TRANSFORMATION));
    }
    sources.item(function.id(), columns);
    return oneToOne
        ? Flow.all(arguments.stream().map(values.nested()::length).toList()).through(Kinds.JOIN)
        : together.through(Kinds.JOIN);
  }

  private Flow pivot(From.Pivot pivot) {
    List<Flow> rows = new ArrayList<>();
    Flow input = of(pivot.input());
    rows.add(input);
    values.orderedBy(input);
    List<Flow> columns = new ArrayList<>();
    for (Relation.Output group : pivot.groups()) {
      Flow flow = values.of(group.expression());
      columns.add(flow);
      rows.add(flow.through(Kinds.GROUP));
    }
    List<Flow> chosenBy = new ArrayList<>();
    for (From.PivotColumn column : pivot.pivots()) {
      for (Expression expression : column.expressions()) {
        chosenBy.add(values.of(expression).through(Kinds.CONDITIONAL));
      }
    }
    Flow condition = Flow.all(chosenBy);
    List<Flow> aggregates =
        pivot.aggregates().stream().map(a -> values.of(a.expression()).and(condition)).toList();
    for (int i = columns.size(), n = 0; i < pivot.columns().size(); i++, n++) {
      columns.add(aggregates.isEmpty() ? condition : aggregates.get(n % aggregates.size()));
    }
    sources.item(pivot.id(), columns);
    return Flow.all(rows);
  }

  private Flow unpivot(From.Unpivot unpivot) {
    List<Flow> rows = new ArrayList<>();
    rows.add(of(unpivot.input()));
    List<Flow> columns = new ArrayList<>();
    unpivot.kept().forEach(e -> columns.add(values.of(e)));
    columns.add(Flow.NONE);
    for (int v = 0; v < unpivot.valueColumns().size(); v++) {
      List<Flow> merged = new ArrayList<>();
      for (From.UnpivotEntry entry : unpivot.entries()) {
        merged.add(values.of(entry.values().get(v)));
      }
      Flow column = Flow.all(merged);
      columns.add(column);
      if (unpivot.nulls() == From.Unpivot.Nulls.EXCLUDE) {
        rows.add(column.through(Kinds.FILTER));
      }
    }
    sources.item(unpivot.id(), columns);
    return Flow.all(rows);
  }
}
