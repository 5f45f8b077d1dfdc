package dev.weir.model.relation;

/// A window frame as written; a window without one has the standard's default.
public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion) {
  /// What bounds count.
  public enum Unit {
    ROWS,
    RANGE,
    GROUPS
  }

  /// What the frame leaves out.
  public enum Exclusion {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /// One end of the frame.
  public sealed interface Bound {
    /// From the first row of the partition.
    record UnboundedPreceding() implements Bound {}

    /// That many before.
    record Preceding(Expression distance) implements Bound {}

    /// The current row, with its peers in RANGE and GROUPS.
    record CurrentRow() implements Bound {}

    /// That many after.
    record Following(Expression distance) implements Bound {}

    /// To the last row of the partition.
    record UnboundedFollowing() implements Bound {}
  }
}
