package dev.weir.cli;

import dev.weir.compile.function.TypeOracle;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.EngineTypes;
import dev.weir.run.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The embedded engine for questions about types; it starts with the first question, which most
/// commands never ask.
final class EngineAtHand implements TypeOracle, AutoCloseable {
  private final EngineTypes types =
      new EngineTypes(
          new DuckDbEngine(), RuntimeProfile.named("memory_tight").withThreads(1), this::scratch);
  private @Nullable Path folder;

  @Override
  public Schema describe(String sql) {
    return types.describe(sql);
  }

  private Path scratch() {
    try {
      Path made = Files.createTempDirectory("weir-");
      folder = made;
      return made;
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.STORE_NOT_WRITABLE,
          "cannot make a folder for the engine's files in " + System.getProperty("java.io.tmpdir"),
          e);
    }
  }

  @Override
  public void close() {
    types.close();
    Path made = folder;
    if (made != null) {
      try {
        Files.deleteIfExists(made);
      } catch (IOException e) {
        // It is in the system's folder for such things.
        return;
      }
    }
  }
}
