package dev.weir.build;

import dev.weir.model.SourcePlace;
import dev.weir.store.FileSource;
import dev.weir.store.KeptSource;

/// A table that a project reads and does not make.
public sealed interface ProjectSource {
  /// The name under which products read it.
  String name();

  /// Where the project states it.
  SourcePlace place();

  /// Files.
  record OfFiles(FileSource files, SourcePlace place) implements ProjectSource {
    @Override
    public String name() {
      return files.name();
    }
  }

  /// Java code.
  record OfCode(KeptSource code, SourcePlace place) implements ProjectSource {
    @Override
    public String name() {
      return code.name();
    }
  }
}
