package dev.weir.sql.tree;

import java.util.Optional;

/// `DESCRIBE query` and `SUMMARIZE query`, which have a query, or `SHOW …` (`SHOW TABLES`, `SHOW
/// ALL TABLES`, `SHOW TABLES FROM s`, `SHOW setting`), which has the text behind the word.
public record SqlDescribe(
    Kind kind, Optional<SqlQueryBody> query, Optional<String> target, Span span)
    implements SqlQueryBody {
  /// What is told.
  public enum Kind {
    DESCRIBE,
    SUMMARIZE,
    SHOW
  }

  public SqlDescribe {
    if (query.isPresent() == target.isPresent()) {
      throw new IllegalArgumentException("either a query is described or something is shown");
    }
  }
}
