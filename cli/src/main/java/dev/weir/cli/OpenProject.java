package dev.weir.cli;

import dev.weir.build.Builds;
import dev.weir.duckdb.DuckDbEngine;
import java.nio.file.Path;

/// Where project and engine meet.
final class OpenProject {
  private OpenProject() {}

  /// The builds of the project in a folder, on the embedded engine.
  static Builds at(Path folder) {
    return Builds.open(folder, new DuckDbEngine());
  }
}
