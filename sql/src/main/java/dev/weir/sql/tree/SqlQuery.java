package dev.weir.sql.tree;

import java.util.Optional;

/// A whole query: CTEs, a body, and the ordering and limit that apply to the body as a whole.
///
/// A parenthesised query inside a set operation is a [SqlQuery] as a body of its own.
public record SqlQuery(
    Optional<SqlWith> with,
    SqlQueryBody body,
    Optional<SqlOrderBy> orderBy,
    Optional<SqlLimit> limit,
    Span span)
    implements SqlQueryBody {

  public SqlQuery {
    if (body instanceof SqlQuery inner && with.isEmpty() && orderBy.isEmpty() && limit.isEmpty()) {
      throw new IllegalArgumentException(
          "a query in bare parentheses is that query: " + inner.span());
    }
  }
}
