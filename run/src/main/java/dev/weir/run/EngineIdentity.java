package dev.weir.run;

import java.util.Objects;

/// Which engine, in which version: `duckdb`, `2.0.0`.
public record EngineIdentity(String name, String version) {
  public EngineIdentity {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
  }

  /// `name version`.
  public String text() {
    return name + " " + version;
  }
}
