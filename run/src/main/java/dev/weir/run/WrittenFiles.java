package dev.weir.run;

import java.util.List;

/// What a copy wrote: at least one file, sorted by name.
public record WrittenFiles(List<WrittenFile> files) {
  public WrittenFiles {
    files = List.copyOf(files);
  }

  /// Rows in all files.
  public long rows() {
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }

  /// Bytes of all files.
  public long bytes() {
    return files.stream().mapToLong(WrittenFile::bytes).sum();
  }
}
