package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Locale;

/// DuckDB's errors in Weir's terms. The one place that reads the engine's messages.
final class EngineErrors {
  /// What the driver says instead of the truth when a streamed query fails before its first row.
  static final String LOST = "Invalid result set";

  /// Where advice begins that names settings, which users of Weir do not set.
  private static final List<String> ADVICE =
      List.of("\n\nPossible solutions", " Use \"SET max_expression_depth");

  private EngineErrors() {}

  /// @param doing what was attempted, as in `writing Parquet to /x`
  static WeirException translate(String doing, Throwable cause) {
    if (cause instanceof WeirException known) {
      return known;
    }
    String said = message(cause);
    ErrorCode code = code(said);
    String advice =
        switch (code) {
          case OUT_OF_MEMORY ->
              "; raise the profile's memory_bytes, lower its threads, or let it spill to disk";
          case DISK_FULL -> "; free some space or raise the profile's spill_bytes";
          case STORE_NOT_WRITABLE -> "; make the folder writable or choose another";
          case TOO_DEEP ->
              "; the engine takes 1,000 levels (each CTE that reads the one before, join, operand"
                  + " of a + b + …, call in a call or subquery is at least one): keep a part of the"
                  + " query as a table of its own, and read that";
          default -> "";
        };
    if (code == ErrorCode.CANCELLED) {
      return new WeirException(code, "cancelled: " + doing, cause);
    }
    return new WeirException(code, doing + " failed: " + said + advice, cause);
  }

  static boolean isLost(Throwable cause) {
    return message(cause).contains(LOST);
  }

  private static ErrorCode code(String message) {
    String said = message.toLowerCase(Locale.ROOT);
    if (said.contains("interrupt error") || said.contains("interrupted!")) {
      return ErrorCode.CANCELLED;
    }
    // The cap on spill files is reported as an out-of-memory error of the temp directory.
    if (said.contains("no space left on device")
        || said.contains("max_temp_directory_size")
        || said.contains("disk quota exceeded")
        || said.contains("file too large")) {
      return ErrorCode.DISK_FULL;
    }
    if (said.contains("out of memory error") || said.contains("outofmemoryexception")) {
      return ErrorCode.OUT_OF_MEMORY;
    }
    if (said.contains("max expression depth limit") || said.contains("maximum tree depth")) {
      return ErrorCode.TOO_DEEP;
    }
    if (said.contains("read-only file system")) {
      return ErrorCode.STORE_NOT_WRITABLE;
    }
    if (said.contains("permission denied")) {
      return said.contains("no files found") || said.contains("for reading")
          ? ErrorCode.SOURCE_FAILED
          : ErrorCode.STORE_NOT_WRITABLE;
    }
    if (said.contains("no files found") || said.contains("no such file or directory")) {
      return ErrorCode.MISSING_FILE;
    }
    return ErrorCode.ENGINE_FAILED;
  }

  /// The innermost message that the engine wrote, without the wrapping of drivers and readers.
  private static String message(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    // Arrow's exception of a C stream prints its fields.
    int start = text.indexOf("message=");
    if (deepest.getClass().getSimpleName().equals("CDataJniException") && start >= 0) {
      int end = text.lastIndexOf('}');
      text = text.substring(start + "message=".length(), end > start ? end : text.length());
    }
    for (String advice : ADVICE) {
      int at = text.indexOf(advice);
      text = at < 0 ? text : text.substring(0, at);
    }
    return text.strip().replaceFirst("\\.$", "");
  }
}
