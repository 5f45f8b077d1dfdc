package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.TableName;
import java.util.List;

/// The lineage of a whole query.
///
/// - `outputs`: one entry per output column, in order.
/// - `rows`: the origins that decide which rows the query gives and in which order.
/// - `required`: every base column that the query needs to be answered: the union of all above. A
///   column that only an unused output of a subquery refers to is not among them, and `count(*)`
///   needs none.
/// - `tables`: the base tables that the query mentions, needed or not.
/// - `functions`: the functions that it calls, operators among them, as the binder names them.
///
/// All lists but `outputs` are sorted and without repetition. Immutable.
public record QueryLineage(
    List<ColumnLineage> outputs,
    List<Origin> rows,
    List<BaseColumn> required,
    List<TableName> tables,
    List<String> functions) {
  public QueryLineage {
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
    required = List.copyOf(required);
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
  }

  /// Canonical JSON of the form `weir.lineage/1`.
  public String json() {
    return LineageJson.of(this);
  }
}
