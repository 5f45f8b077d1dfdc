package dev.weir.build;

import dev.weir.run.Engine;
import dev.weir.run.EngineIdentity;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine of one run, started when it is first needed and never more than once at a time: two
/// instances would take twice the memory.
final class Sessions implements AutoCloseable {
  private final Engine engine;
  private final RuntimeProfile profile;
  private final Supplier<Path> scratch;
  private @Nullable EngineSession open;
  private boolean broken;

  /// @param scratch the folder for spill files, asked for when the engine starts
  Sessions(Engine engine, RuntimeProfile profile, Supplier<Path> scratch) {
    this.engine = engine;
    this.profile = profile;
    this.scratch = scratch;
  }

  EngineIdentity identity() {
    return engine.identity();
  }

  RuntimeProfile profile() {
    return profile;
  }

  Engine engine() {
    return engine;
  }

  String scanSql(FileScan scan) {
    return engine.scanSql(scan);
  }

  /// The session under the profile as it is; views made earlier may be gone.
  EngineSession session() {
    return session(profile.threads());
  }

  /// The session with that many threads; views made earlier may be gone.
  EngineSession session(int threads) {
    EngineSession current = open;
    if (current != null && current.profile().threads() == threads) {
      return current;
    }
    close();
    broken = true;
    EngineSession fresh = engine.open(profile.withThreads(threads), scratch.get());
    broken = false;
    open = fresh;
    return fresh;
  }

  /// Whether the engine could not be started: then nothing that needs it is worth a try.
  boolean isBroken() {
    return broken;
  }

  @Override
  public void close() {
    EngineSession current = open;
    if (current != null) {
      open = null;
      current.close();
    }
  }
}
