package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/// One thing that a session does: a connection of its own, which is closed to stop it.
final class EngineCall implements AutoCloseable {
  private final DuckDBConnection connection;
  private final String doing;
  private final Consumer<EngineCall> ended;
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

  /// Makes the running statement fail soon. `Statement.cancel` would do nothing while a result is
  /// streamed; closing the connection always works.
  void cancel() {
    cancelled = true;
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Makes a statement that streams no result fail soon, also one that is about to begin. Gentler
  /// than [#cancel]: the connection stays, and with it a stream that the statement reads.
  void interrupt(Statement statement) {
    cancelled = true;
    Thread.ofVirtual().name("weir-interrupt").start(() -> interruptUntilClosed(statement));
  }

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
