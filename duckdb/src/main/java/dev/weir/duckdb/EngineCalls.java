package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/// What a session does at the moment. Thread-safe.
final class EngineCalls {
  private final DuckDBConnection root;
  private final Set<EngineCall> running = new LinkedHashSet<>();
  private boolean closed;

  /// @param root every call gets a duplicate of it
  EngineCalls(DuckDBConnection root) {
    this.root = root;
  }

  /// Begins a call; the caller closes it.
  synchronized EngineCall begin(String doing) {
    if (closed) {
      throw new WeirException(ErrorCode.INTERNAL, doing + " failed: the session is closed");
    }
    try {
      EngineCall call = new EngineCall(root.duplicate(), doing, this::ended);
      running.add(call);
      return call;
    } catch (SQLException e) {
      throw EngineErrors.translate(doing, e);
    }
  }

  void cancelAll() {
    snapshot().forEach(EngineCall::cancel);
  }

  /// Refuses new calls, cancels the running ones and waits until their threads have let go.
  void close(long patienceMillis) throws InterruptedException {
    synchronized (this) {
      closed = true;
    }
    cancelAll();
    long deadline = System.nanoTime() + patienceMillis * 1_000_000;
    synchronized (this) {
      while (!running.isEmpty() && System.nanoTime() < deadline) {
        wait(10);
      }
    }
  }

  private synchronized List<EngineCall> snapshot() {
    return List.copyOf(running);
  }

  private synchronized void ended(EngineCall call) {
    running.remove(call);
    notifyAll();
  }
}
