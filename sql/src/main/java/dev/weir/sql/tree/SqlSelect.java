package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// A `SELECT` block. `from` holds the comma-separated items, empty without `FROM`; a FROM-first
/// query without `SELECT` has the single item `*`.
public record SqlSelect(
    Distinct distinct,
    List<SqlSelectItem> items,
    List<SqlTable> from,
    Optional<SqlExpression> where,
    Optional<SqlGroupBy> groupBy,
    Optional<SqlExpression> having,
    List<NamedWindow> windows,
    Optional<SqlExpression> qualify,
    Optional<SqlSample> sample,
    Span span)
    implements SqlQueryBody {
  public SqlSelect {
    items = List.copyOf(items);
    from = List.copyOf(from);
    windows = List.copyOf(windows);
  }

  /// `SELECT`, `SELECT DISTINCT`, `SELECT DISTINCT ON (…)`.
  public sealed interface Distinct {
    /// All rows.
    record All() implements Distinct {}

    /// Each row once.
    record Rows() implements Distinct {}

    /// The first row of each combination of keys.
    record On(List<SqlExpression> keys) implements Distinct {
      public On {
        keys = List.copyOf(keys);
      }
    }
  }

  /// `WINDOW name AS (…)`.
  public record NamedWindow(Identifier name, SqlWindow.Specification window, Span span)
      implements SqlNode {}
}
