package dev.weir.store;

import dev.weir.model.Schema;
import dev.weir.run.FileFormat;
import dev.weir.run.FileScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A published dataset: a folder and what its manifest says.
public record Dataset(Path folder, Manifest manifest) {
  public Dataset {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(manifest);
  }

  /// How an engine reads it: its files in the manifest's order.
  public FileScan scan() {
    return scan(folder, manifest.files().stream().map(DataFile::name).toList(), manifest.schema());
  }

  static FileScan scan(Path folder, List<String> names, Schema schema) {
    List<String> files =
        names.stream().map(name -> GlobPattern.literal(folder.resolve(name))).toList();
    return FileScan.of(FileFormat.PARQUET, files).withSchema(schema);
  }
}
