package dev.weir.sql.tree;

import java.util.Optional;

/// `LIMIT … OFFSET …` or `FETCH FIRST … ROWS ONLY`. A `LIMIT ALL` is no limit: an absent count.
public record SqlLimit(
    Optional<SqlExpression> count, Unit unit, Optional<SqlExpression> offset, Span span)
    implements SqlNode {
  /// Whether the count is rows or a percentage.
  public enum Unit {
    ROWS,
    PERCENT
  }
}
