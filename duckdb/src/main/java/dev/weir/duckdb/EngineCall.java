package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// One thing that a session does: a connection of its own, which is closed to stop it.
final class EngineCall implements AutoCloseable {
  private final DuckDBConnection connection;
  private final String doing;
  private final Consumer<EngineCall> ended;
  private volatile @Nullable Statement writing;
  private volatile boolean cancelled;

  /// @param doing what is attempted, in words, for messages
  /// @param ended told once the connection is closed
  EngineCall(DuckDBConnection connection, String doing, Consumer<EngineCall> ended) {
    this.connection = connection;
    this.doing = doing;
    this.ended = ended;
  }

  DuckDBConnection connection() {
    return connection;
  }

  Statement statement() throws SQLException {
    return connection.createStatement();
  }

  String doing() {
    return doing;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /// The statement that writes, if this call does: it streams no result, so that it can be
  /// interrupted and keep its connection, and with that the stream that it reads.
  void writing(Statement statement) {
    writing = statement;
  }

  /// Makes the running statement fail soon. From any thread, any number of times.
  void cancel() {
    cancelled = true;
    Statement statement = writing;
    if (statement != null) {
      Thread.ofVirtual().name("weir-interrupt").start(() -> interruptUntilClosed(statement));
      return;
    }
    try {
      // Statement.cancel does nothing while a result is streamed; this always works.
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Again and again, for the statement may be about to begin.
  private void interruptUntilClosed(Statement statement) {
    try {
      while (!statement.isClosed()) {
        statement.cancel();
        Thread.sleep(2);
      }
    } catch (SQLException | InterruptedException e) {
      // The statement ended in the meantime, which is what was wanted.
      return;
    }
  }

  /// The error of a call that was cancelled before it did anything.
  WeirException cancellation() {
    return new WeirException(ErrorCode.CANCELLED, "cancelled: " + doing);
  }

  /// The error to raise for a failure of this call.
  WeirException failure(Throwable cause) {
    return cancelled && !(cause instanceof WeirException)
        ? new WeirException(ErrorCode.CANCELLED, "cancelled: " + doing, cause)
        : EngineErrors.translate(doing, cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      ended.accept(this);
    }
  }
}
