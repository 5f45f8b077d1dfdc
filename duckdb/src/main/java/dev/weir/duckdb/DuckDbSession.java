package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.ColumnScan;
import dev.weir.run.CopyRequest;
import dev.weir.run.CopyRows;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import dev.weir.run.Surface;
import dev.weir.run.WrittenFiles;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// One in-memory instance of DuckDB. Each call runs on a connection of its own.
final class DuckDbSession implements EngineSession {
  private static final long PATIENCE_MILLIS = 10_000;
  private static final int EXCERPT = 60;
  private static final org.apache.arrow.vector.types.pojo.Schema NO_COLUMNS =
      new org.apache.arrow.vector.types.pojo.Schema(List.of());

  private final RuntimeProfile profile;
  private final SpillFolder spill;
  private final DuckDBConnection root;
  private final EngineCalls calls;
  private final BufferAllocator allocator = new RootAllocator();
  private final Set<BatchStream> streams = new LinkedHashSet<>();
  private boolean closed;

  private DuckDbSession(RuntimeProfile profile, SpillFolder spill, DuckDBConnection root) {
    this.profile = profile;
    this.spill = spill;
    this.root = root;
    this.calls = new EngineCalls(root);
  }

  static DuckDbSession open(RuntimeProfile profile, Path scratch) {
    return EngineThreads.call(() -> opened(profile, scratch));
  }

  private static DuckDbSession opened(RuntimeProfile profile, Path scratch) {
    SpillFolder spill = SpillFolder.create(scratch);
    try {
      var settings = DuckDbSettings.atStart(profile, spill.folder());
      var root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
      try {
        apply(DuckDbSettings.afterStart(profile), root);
        return new DuckDbSession(profile, spill, root);
      } catch (SQLException e) {
        root.close();
        throw e;
      }
    } catch (SQLException e) {
      spill.close();
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "cannot start DuckDB with the profile %s: %s".formatted(profile.name(), e.getMessage()),
          e);
    }
  }

  private static void apply(List<String> statements, DuckDBConnection root) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  @Override
  public RuntimeProfile profile() {
    return profile;
  }

  @Override
  public BufferAllocator allocator() {
    return allocator;
  }

  @Override
  public Schema describe(String sql) {
    return EngineThreads.call(() -> {
      try (EngineCall call = calls.begin("describing " + excerpt(sql))) {
        return Described.of(call, sql);
      }
    });
  }

  @Override
  public List<ColumnScan> scans(String sql) {
    return EngineThreads.call(() -> {
      try (EngineCall call = calls.begin("explaining " + excerpt(sql))) {
        return PlannedScans.of(call, withoutSemicolon(sql));
      }
    });
  }

  @Override
  public BatchStream query(String sql, Surface surface) {
    return EngineThreads.call(() -> started(sql, surface));
  }

  private BatchStream started(String sql, Surface surface) {
    String text = withoutSemicolon(sql);
    EngineCall call = calls.begin("the query " + excerpt(text));
    try {
      return switch (surface) {
        case INTERNAL -> describedStream(call, text);
        case UNTRUSTED -> {
          ReadOnlyCheck.require(call, text);
          // A second lock on the same door, should the check be wrong.
          run(call, "BEGIN TRANSACTION READ ONLY");
          yield describedStream(call, text);
        }
        case ADMIN -> statementStream(call, text);
      };
    } catch (Throwable e) {
      call.close();
      throw e;
    }
  }

  private BatchStream describedStream(EngineCall call, String sql) {
    Schema schema = Described.of(call, sql);
    String sendable = StoredTypes.sendable(sql, schema);
    int batchRows = profile.batchRows();
    return opened(
        BatchStream.open(
            call.doing(),
            allocator,
            memory ->
                StreamOrigin.open(call, sendable, schema, batchRows, memory, this::lostError)));
  }

  /// Any statement; one that answers nothing gives a stream without columns and rows.
  private BatchStream statementStream(EngineCall call, String sql) {
    int batchRows = profile.batchRows();
    try {
      Statement statement = call.statement();
      if (statement.execute(sql)) {
        ResultSet result = statement.getResultSet();
        return opened(
            BatchStream.open(
                call.doing(),
                allocator,
                memory ->
                    StreamOrigin.over(
                        call, statement, result, Optional.empty(), batchRows, memory)));
      }
      call.close();
      return BatchStream.produce(call.doing(), NO_COLUMNS, allocator, root -> false);
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }

  private BatchStream opened(BatchStream stream) {
    synchronized (streams) {
      streams.removeIf(BatchStream::isClosed);
      streams.add(stream);
    }
    return stream;
  }

  /// Runs a query once more, the way that keeps the message of its first error.
  private Throwable lostError(String sql) {
    try (EngineCall call = calls.begin("the query " + excerpt(sql));
        DuckDBPreparedStatement statement = call.connection().prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      result.nextChunk();
      return new SQLException("it failed for a reason that the engine did not keep; run it again");
    } catch (SQLException e) {
      return e;
    }
  }

  @Override
  public void createView(String name, String sql) {
    String view = Identifiers.quote(name);
    statement(
        "creating the view " + name,
        "CREATE OR REPLACE VIEW " + view + " AS\n" + withoutSemicolon(sql));
  }

  @Override
  public void dropView(String name) {
    statement("dropping the view " + name, "DROP VIEW IF EXISTS " + Identifiers.quote(name));
  }

  @Override
  public WrittenFiles copy(CopyRequest request) {
    String doing = "writing Parquet to " + request.folder();
    WrittenFiles written;
    try {
      written = EngineThreads.call(() -> copied(doing, request));
    } catch (Throwable e) {
      closeRows(request, e);
      throw e;
    }
    if (request.rows() instanceof CopyRows.OfStream rows) {
      rows.stream().close();
    }
    return written;
  }

  private WrittenFiles copied(String doing, CopyRequest request) {
    try (EngineCall call = calls.begin(doing)) {
      return new ParquetCopy(call, request).run(allocator);
    }
  }

  private static void closeRows(CopyRequest request, Throwable failure) {
    if (request.rows() instanceof CopyRows.OfStream rows) {
      try {
        rows.stream().close();
      } catch (WeirException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /// Runs statements one after the other; for tests.
  void execute(String... statements) {
    for (String statement : statements) {
      statement("the statement " + excerpt(statement), statement);
    }
  }

  private void statement(String doing, String sql) {
    EngineThreads.run(() -> {
      try (EngineCall call = calls.begin(doing)) {
        run(call, sql);
      }
    });
  }

  @Override
  public void cancelAll() {
    openStreams().forEach(BatchStream::cancel);
    calls.cancelAll();
  }

  @Override
  public void close() {
    synchronized (streams) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try (spill) {
      openStreams().forEach(BatchStream::close);
      calls.close(PATIENCE_MILLIS);
      root.close();
      allocator.close();
    } catch (SQLException | IllegalStateException e) {
      throw new WeirException(
          ErrorCode.INTERNAL, "closing the session failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<BatchStream> openStreams() {
    synchronized (streams) {
      return new ArrayList<>(streams);
    }
  }

  private static void run(EngineCall call, String sql) {
    try (Statement statement = call.statement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw call.failure(e);
    }
  }

  /// A query is also put into parentheses, where its own end mark would be in the way.
  private static String withoutSemicolon(String sql) {
    String text = sql.stripTrailing();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return text;
  }

  private static String excerpt(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return "'" + (line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…") + "'";
  }
}
