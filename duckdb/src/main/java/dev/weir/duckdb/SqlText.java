package dev.weir.duckdb;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Identifiers;
import java.util.Collection;
import java.util.stream.Collectors;

/// Pieces of DuckDB SQL.
final class SqlText {
  private SqlText() {}

  /// A text literal.
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A list of text literals.
  static String literals(Collection<String> texts) {
    return texts.stream().map(SqlText::literal).collect(Collectors.joining(", ", "[", "]"));
  }

  /// A column, cast to a type under its own name.
  static String cast(Column column, DataType type) {
    String name = Identifiers.quote(column.name());
    return "CAST(%s AS %s) AS %s".formatted(name, type.text(), name);
  }
}
