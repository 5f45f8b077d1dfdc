package dev.weir.cli;

import java.io.PrintStream;

/// What `weir sql --format` writes.
enum ResultFormat {
  /// Aligned columns for people.
  TABLE,
  /// One array of objects.
  JSON,
  /// RFC 4180 with a heading line.
  CSV,
  /// An Arrow IPC stream.
  ARROW;

  QueryResult to(Console console) {
    PrintStream out = console.out();
    return switch (this) {
      case TABLE -> new TableResult(out, console.isTerminal() ? 60 : Integer.MAX_VALUE);
      case JSON -> new JsonResult(out);
      case CSV -> new CsvResult(out);
      case ARROW -> new ArrowResult(out);
    };
  }
}
