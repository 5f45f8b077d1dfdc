package dev.weir.cli;

import dev.weir.build.Builds;
import dev.weir.duckdb.DuckDbEngine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where project, engine and cache meet.
final class OpenProject {
  private OpenProject() {}

  /// The builds of the project in a folder, on the embedded engine.
  static Builds at(Path folder) {
    Builds builds = Builds.open(folder, new DuckDbEngine());
    return caches(System.getenv()).map(builds::remembering).orElse(builds);
  }

  /// Where caches lie: `$WEIR_CACHE` (nowhere if it is empty), else `weir` in the user's folder for
  /// caches.
  static Optional<Path> caches(Map<String, String> environment) {
    String stated = environment.get("WEIR_CACHE");
    if (stated != null) {
      return stated.isEmpty() ? Optional.empty() : Optional.of(Path.of(stated));
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!caches.isEmpty()) {
      return Optional.of(Path.of(caches, "weir"));
    }
    String home = System.getProperty("user.home", "");
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "weir"));
  }
}
