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
    return Identifiers.fold(text());
  }

  /// The parts joined by dots as people write them, in quotes where a part has a dot or a quote of
  /// its own: different for different names.
  public String text() {
    return parts.stream().map(TableName::part).collect(Collectors.joining("."));
  }

  private static String part(String part) {
    return part.indexOf('.') < 0 && part.indexOf('"') < 0 ? part : Identifiers.quote(part);
  }

  @Override
  public String toString() {
    return text();
  }
}
