package dev.weir.compile.diff;

/// What became of an output column, found by its name whatever its case.
public record ColumnChange(String name, Status status) {
  /// The four fates of a column.
  public enum Status {
    /// The column holds the same values in the same rows.
    UNCHANGED,
    /// It may hold others.
    CHANGED,
    ADDED,
    REMOVED
  }
}
