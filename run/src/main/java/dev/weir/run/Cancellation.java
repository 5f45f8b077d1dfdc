package dev.weir.run;

import java.util.ArrayList;
import java.util.List;

/// A switch that stops work from another thread. It can be thrown once and stays thrown.
/// Thread-safe.
public final class Cancellation {
  private final Object lock = new Object();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /// Stops the work that listens, and all that will.
  public void cancel() {
    List<Runnable> todo;
    synchronized (lock) {
      cancelled = true;
      todo = List.copyOf(actions);
      actions.clear();
    }
    todo.forEach(Runnable::run);
  }

  /// Whether it was thrown.
  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /// Runs the action when the switch is thrown, at once when it has been. Closing the answer
  /// forgets the action.
  public Listening onCancel(Runnable action) {
    synchronized (lock) {
      if (!cancelled) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void forget(Runnable action) {
    synchronized (lock) {
      actions.remove(action);
    }
  }

  /// Ends a wish to be told.
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
