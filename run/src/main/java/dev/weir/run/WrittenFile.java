package dev.weir.run;

import java.util.List;
import java.util.Objects;

/// One file of a copy.
///
/// @param name relative to the folder of the copy, with `/` between parts
/// @param rows rows in it, perhaps 0
/// @param bytes its size
/// @param rowGroups row groups in it
/// @param columns the statistics of its columns in the order of the schema, each followed by those
///   of its parts
public record WrittenFile(
    String name, long rows, long bytes, int rowGroups, List<ColumnStatistics> columns) {
  public WrittenFile {
    Objects.requireNonNull(name);
    columns = List.copyOf(columns);
  }
}
