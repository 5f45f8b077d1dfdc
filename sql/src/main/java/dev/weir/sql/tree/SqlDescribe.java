package dev.weir.sql.tree;

/// `DESCRIBE query`, `SHOW …`, `SUMMARIZE query` inside parentheses in a FROM clause.
public record SqlDescribe(Kind kind, SqlQueryBody query, Span span) implements SqlQueryBody {
  /// What is told.
  public enum Kind {
    DESCRIBE,
    SUMMARIZE
  }
}
