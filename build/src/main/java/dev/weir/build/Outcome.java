package dev.weir.build;

/// What became of a product in a run.
public enum Outcome {
  /// It was computed and published.
  BUILT,
  /// What had been published before is still right.
  REUSED,
  /// It could not be computed or published; an earlier build stays.
  FAILED,
  /// Something that it reads failed; it was not attempted.
  BLOCKED
}
