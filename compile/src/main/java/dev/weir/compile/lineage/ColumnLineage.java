package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import java.util.List;

/// The lineage of one output column.
///
/// `values` are the origins that the expression of the column refers to, through subqueries, CTEs
/// and the branches of set operations, conditions inside the expression included. `deciding` are
/// those that only decide which rows its own subqueries see; what decides about the rows of the
/// whole query is with [QueryLineage#rows]. Both are sorted, each origin once.
///
/// @param parts the lineage of the parts of a nested value that the query, or a product that it
///   reads, puts together, as far as it is known apart from the whole; each under the name of the
///   [step][Origin#path] that leads to it, sorted by that
public record ColumnLineage(
    String name, List<Origin> values, List<Origin> deciding, List<ColumnLineage> parts) {
  public ColumnLineage {
    values = List.copyOf(values);
    deciding = List.copyOf(deciding);
    parts = List.copyOf(parts);
  }

  /// The base columns of the values, sorted, each once.
  public List<BaseColumn> columns() {
    return values.stream().map(Origin::column).distinct().sorted().toList();
  }
}
