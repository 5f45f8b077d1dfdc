package dev.weir.sql.tree;

import java.util.List;

/// An `ORDER BY` clause.
public sealed interface SqlOrderBy extends SqlNode {
  /// `ORDER BY ALL`.
  record All(Direction direction, NullOrder nulls, Span span) implements SqlOrderBy {}

  /// `ORDER BY a DESC, b NULLS FIRST`.
  record Keys(List<SqlSortKey> keys, Span span) implements SqlOrderBy {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /// The direction as written.
  enum Direction {
    DEFAULT,
    ASCENDING,
    DESCENDING
  }

  /// The place of nulls as written; what the default means is the dialect's affair.
  enum NullOrder {
    DEFAULT,
    FIRST,
    LAST
  }
}
