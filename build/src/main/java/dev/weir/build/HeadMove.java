package dev.weir.build;

/// What became of an attempt to move a head.
sealed interface HeadMove {
  /// It was moved, and is on the disk.
  record Moved(Head head) implements HeadMove {}

  /// Somebody else moved it first.
  record Conflict() implements HeadMove {}
}
