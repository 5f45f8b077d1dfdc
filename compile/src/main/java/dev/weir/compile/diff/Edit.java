package dev.weir.compile.diff;

/// One step from one query to the other.
///
/// @param operation what is done
/// @param kind what it is done to: `scan`, `condition`, `output` …
/// @param about which class of change it counts as
/// @param before what it said, empty for an insertion
/// @param after what it says, empty for a removal
public record Edit(
    Operation operation, String kind, ChangeClass about, String before, String after) {
  /// The five operations of an edit script.
  public enum Operation {
    KEEP,
    INSERT,
    REMOVE,
    UPDATE,
    MOVE
  }
}
