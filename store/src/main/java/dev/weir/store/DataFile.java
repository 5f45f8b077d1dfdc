package dev.weir.store;

import dev.weir.run.ColumnStatistics;
import java.util.List;
import java.util.Objects;

/// One file of a dataset.
///
/// @param name relative to the dataset's folder, with `/` between parts
/// @param sha256 of all its bytes
/// @param columns statistics of its leaf columns, in the order of the schema
public record DataFile(
    String name,
    long rows,
    long bytes,
    int rowGroups,
    String sha256,
    List<ColumnStatistics> columns) {
  public DataFile {
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
    columns = List.copyOf(columns);
  }
}
