package dev.weir.run;

/// A format of files that an engine reads as a table.
public enum FileFormat {
  PARQUET,
  CSV,
  /// One JSON object per line, or one array of objects.
  JSON
}
