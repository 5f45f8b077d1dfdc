package dev.weir.build;

import dev.weir.store.FileDiscovery;
import dev.weir.store.FileHashes;
import dev.weir.store.FileSnapshot;

/// Looks into the sources of a project.
final class SourceTables {
  private final FileDiscovery discovery;
  private final FileHashes hashes;
  private final EngineSchemas schemas;

  SourceTables(FileDiscovery discovery, FileHashes hashes, EngineSchemas schemas) {
    this.discovery = discovery;
    this.hashes = hashes;
    this.schemas = schemas;
  }

  /// The state of a source now.
  Table table(ProjectSource source) {
    return switch (source) {
      case ProjectSource.OfFiles(var files, var place) -> {
        FileSnapshot snapshot = FileSnapshot.take(files, discovery, hashes);
        yield new Table.OfFiles(files.name(), schemas.ofFiles(files, snapshot), snapshot);
      }
      case ProjectSource.OfCode(var code, var place) -> new Table.OfCode(code, code.state());
    };
  }

  /// Fails when there is nothing to read; reads nothing.
  void requirePresent(ProjectSource source) {
    switch (source) {
      case ProjectSource.OfFiles(var files, var place) -> discovery.find(files);
      case ProjectSource.OfCode code -> {
        // Its class was loaded with the project.
      }
    }
  }
}
