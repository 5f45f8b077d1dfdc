package dev.weir.build;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.CopyRequest;
import dev.weir.run.Engine;
import dev.weir.run.EngineIdentity;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.RuntimeProfile;
import dev.weir.run.Surface;
import dev.weir.run.WrittenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;

/// The real engine on a disk that is full in the middle of every copy.
final class FullDiskEngine implements Engine {
  private final Engine real = new DuckDbEngine();

  @Override
  public EngineIdentity identity() {
    return real.identity();
  }

  @Override
  public EngineSession open(RuntimeProfile profile, Path scratch) {
    return new FullDiskSession(real.open(profile, scratch));
  }

  @Override
  public String scanSql(FileScan scan) {
    return real.scanSql(scan);
  }

  private record FullDiskSession(EngineSession real) implements EngineSession {
    @Override
    public RuntimeProfile profile() {
      return real.profile();
    }

    @Override
    public BufferAllocator allocator() {
      return real.allocator();
    }

    @Override
    public Schema describe(String sql) {
      return real.describe(sql);
    }

    @Override
    public BatchStream query(String sql, Surface surface) {
      return real.query(sql, surface);
    }

    @Override
    public void createView(String name, String sql) {
      real.createView(name, sql);
    }

    @Override
    public void dropView(String name) {
      real.dropView(name);
    }

    @Override
    public WrittenFiles copy(CopyRequest request) {
      try {
        Files.createDirectories(request.folder());
        Files.writeString(request.folder().resolve("part-00000.parquet"), "half a file");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new WeirException(ErrorCode.DISK_FULL, "writing failed: No space left on device");
    }

    @Override
    public void cancelAll() {
      real.cancelAll();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
