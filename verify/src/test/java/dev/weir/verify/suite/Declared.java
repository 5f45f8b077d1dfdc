package dev.weir.verify.suite;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Kinds of things that a script may declare and no catalog of tables can say. The engine takes
/// long to list them, so that it is asked only for kinds of which there can be any.
enum Declared {
  MACRO(
      "macro",
      "MACRO|FUNCTION",
      "SELECT DISTINCT function_name FROM duckdb_functions() WHERE NOT internal"),
  TYPE(
      "declared type",
      "TYPE",
      "SELECT DISTINCT type_name FROM duckdb_types()"
          + " WHERE NOT internal AND NOT starts_with(type_name, '__pivot_enum')");

  private final String words;
  private final Pattern statement;
  private final String names;

  Declared(String words, String statement, String names) {
    this.words = words;
    this.statement = Pattern.compile("(?s).*\\b(" + statement + ")\\b.*", Pattern.CASE_INSENSITIVE);
    this.names = names;
  }

  /// The kinds that a statement may declare.
  static Set<Declared> by(String sql) {
    Set<Declared> kinds = EnumSet.noneOf(Declared.class);
    for (Declared kind : values()) {
      if (kind.statement.matcher(sql).matches()) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /// What a name of this kind is called in reports.
  String words() {
    return words;
  }

  /// The query for all names of this kind.
  String names() {
    return names;
  }
}
