package dev.weir.run;

import java.util.Locale;

/// A format of files that an engine reads as a table.
public enum FileFormat {
  PARQUET,
  CSV,
  /// One JSON object per line, or one array of objects.
  JSON;

  /// The name as users write it: `parquet`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
