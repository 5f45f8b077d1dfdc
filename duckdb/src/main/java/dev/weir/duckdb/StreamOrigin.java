package dev.weir.duckdb;

import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.ArrowTypes;
import dev.weir.run.BatchOrigin;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// A running query behind a stream: the call, its statement, its result and the reader of that.
final class StreamOrigin implements BatchOrigin {
  private final EngineCall call;
  private final Statement statement;
  private final ResultSet result;
  private final ArrowReader reader;
  private final Optional<Schema> schema;

  private StreamOrigin(
      EngineCall call,
      Statement statement,
      ResultSet result,
      ArrowReader reader,
      Optional<Schema> schema) {
    this.call = call;
    this.statement = statement;
    this.result = result;
    this.reader = reader;
    this.schema = schema;
  }

  /// Starts the query; returns when its first rows are there.
  ///
  /// @param schema the types that the columns stand for
  /// @param lost finds the true error when the driver lost it
  static StreamOrigin open(
      EngineCall call,
      String sql,
      Schema schema,
      int batchRows,
      BufferAllocator allocator,
      Function<String, Throwable> lost) {
    try {
      // Not a prepared statement: that would run the last pipeline on one thread.
      Statement statement = call.statement();
      ResultSet result = statement.executeQuery(sql);
      return over(call, statement, result, Optional.of(schema), batchRows, allocator);
    } catch (SQLException e) {
      throw EngineErrors.isLost(e) && !call.isCancelled()
          ? call.failure(lost.apply(sql))
          : call.failure(e);
    }
  }

  /// Takes over a statement that runs.
  static StreamOrigin over(
      EngineCall call,
      Statement statement,
      ResultSet result,
      Optional<Schema> schema,
      int batchRows,
      BufferAllocator allocator)
      throws SQLException {
    ArrowReader reader =
        (ArrowReader) ((DuckDBResultSet) result).arrowExportStream(allocator, batchRows);
    return new StreamOrigin(call, statement, result, reader, schema);
  }

  @Override
  public ArrowReader reader() {
    return reader;
  }

  @Override
  public Schema schema() throws IOException {
    return schema.isPresent()
        ? schema.get()
        : ArrowTypes.schema(reader.getVectorSchemaRoot().getSchema());
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public WeirException failure(Throwable cause) {
    return call.failure(cause);
  }

  /// From the inside out: a reader does not survive its connection.
  @Override
  public void close() throws IOException, SQLException {
    try (call;
        statement;
        result;
        reader) {
      assert reader != null;
    }
  }
}
