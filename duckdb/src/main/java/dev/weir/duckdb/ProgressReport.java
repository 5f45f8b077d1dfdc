package dev.weir.duckdb;

import dev.weir.run.BatchStream;
import dev.weir.run.CopyProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;
import org.jspecify.annotations.Nullable;

/// Tells a listener how far a statement has come, some times a second, from a thread of its own.
final class ProgressReport {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final double UNKNOWN = -1;

  private final CopyProgress listener;
  private final @Nullable BatchStream stream;
  private long most;

  private ProgressReport(CopyProgress listener, @Nullable BatchStream stream) {
    this.listener = listener;
    this.stream = stream;
  }

  /// Rows and fraction as the engine counts them.
  static ProgressReport ofEngine(CopyProgress listener) {
    return new ProgressReport(listener, null);
  }

  /// Rows that have left the stream; nobody knows how many there will be.
  static ProgressReport ofStream(CopyProgress listener, BatchStream stream) {
    return new ProgressReport(listener, stream);
  }

  /// Makes the engine count; it does not unless asked.
  void prepare(Statement statement) throws SQLException {
    if (wanted() && stream == null) {
      statement.execute("SET enable_progress_bar = true");
      statement.execute("SET enable_progress_bar_print = false");
      statement.execute("SET progress_bar_time = 0");
    }
  }

  /// Begins to tell; closing the answer ends it.
  AutoCloseable start(Statement statement) {
    if (!wanted()) {
      return () -> {};
    }
    Thread thread = Thread.ofPlatform().daemon().name("weir-progress").start(() -> tell(statement));
    return () -> {
      thread.interrupt();
      thread.join();
    };
  }

  /// Tells the last word.
  void finish(long rows) {
    if (wanted()) {
      report(rows, 1);
    }
  }

  private boolean wanted() {
    return !listener.equals(CopyProgress.NONE);
  }

  private void tell(Statement statement) {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        if (stream != null) {
          report(stream.rows(), UNKNOWN);
        } else {
          QueryProgress now = ((DuckDBPreparedStatement) statement).getQueryProgress();
          report(
              now.getRowsProcessed(),
              now.getPercentage() < 0 ? UNKNOWN : now.getPercentage() / 100);
        }
      }
    } catch (InterruptedException | SQLException e) {
      // The statement ended: there is nothing more to tell.
      return;
    }
  }

  private synchronized void report(long rows, double fraction) {
    most = Math.max(most, rows);
    listener.at(most, fraction);
  }
}
