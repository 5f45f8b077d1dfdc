package dev.weir.model.relation;

/// A sort key with everything explicit.
public record SortKey(Expression expression, Direction direction, Nulls nulls) {
  /// Rising or falling.
  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  /// Where nulls stand.
  public enum Nulls {
    FIRST,
    LAST
  }
}
