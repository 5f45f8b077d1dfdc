package dev.weir.sql.tree;

import java.util.Optional;

/// `USING SAMPLE …` or `TABLESAMPLE …`.
public record SqlSample(
    SqlExpression size,
    Unit unit,
    Optional<Identifier> method,
    Optional<SqlExpression> seed,
    Span span)
    implements SqlNode {
  /// Whether the size is rows or a percentage.
  public enum Unit {
    ROWS,
    PERCENT
  }
}
