package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;

/// The columns of a table or a result, in order. Names may repeat in a result.
public record Schema(List<Column> columns) {
  public Schema {
    columns = List.copyOf(columns);
  }

  /// The column names in order.
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// `name TYPE, name TYPE`.
  public String text() {
    return columns.stream()
        .map(c -> Identifiers.quote(c.name()) + " " + c.type().text())
        .collect(Collectors.joining(", "));
  }
}
