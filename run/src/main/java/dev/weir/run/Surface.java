package dev.weir.run;

/// Who wrote a SQL text, and so what it may do.
public enum Surface {
  /// Weir wrote it: queries, views and copies.
  INTERNAL,
  /// Somebody else wrote it: one read-only query, nothing else.
  UNTRUSTED,
  /// The owner of the process wrote it: any statement that the engine takes.
  ADMIN
}
