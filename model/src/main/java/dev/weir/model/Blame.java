package dev.weir.model;

/// Who has to act on an error.
public enum Blame {
  /// The input is wrong: SQL, a project file, an option, a command line.
  USER,
  /// The engine refused or failed at something that Weir asked of it.
  ENGINE,
  /// Memory, disk, permissions or time ran out.
  RESOURCES,
  /// Weir itself is wrong; worth a report.
  INTERNAL
}
