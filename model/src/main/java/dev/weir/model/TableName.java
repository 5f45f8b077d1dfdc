package dev.weir.model;

import java.util.List;
import java.util.stream.Collectors;

/// The name of a table: one to three parts, `table`, `schema.table` or `catalog.schema.table`.
public record TableName(List<String> parts) {
  public TableName {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a table name has at least one part");
    }
  }

  /// A name of one part.
  public static TableName of(String name) {
    return new TableName(List.of(name));
  }

  /// The last part.
  public String name() {
    return parts.getLast();
  }

  /// All parts folded and joined by dots: equal for names that mean the same table.
  public String key() {
    return parts.stream().map(Identifiers::fold).collect(Collectors.joining("."));
  }

  /// The parts joined by dots, unquoted, as people write them.
  public String text() {
    return String.join(".", parts);
  }

  @Override
  public String toString() {
    return text();
  }
}
