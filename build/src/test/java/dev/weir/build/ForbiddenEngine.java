package dev.weir.build;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.run.Engine;
import dev.weir.run.EngineIdentity;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;

/// An engine that must not be started.
final class ForbiddenEngine implements Engine {
  @Override
  public EngineIdentity identity() {
    return new DuckDbEngine().identity();
  }

  @Override
  public EngineSession open(RuntimeProfile profile, Path scratch) {
    throw new AssertionError("the engine was started");
  }

  @Override
  public String scanSql(FileScan scan) {
    return new DuckDbEngine().scanSql(scan);
  }
}
