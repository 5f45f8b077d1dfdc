package dev.weir.sql;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Carries recursion on at a given depth on a thread with a large stack, so that the depth that is
/// allowed does not hang on the stack of the caller, and nothing has to start again. The caller
/// waits; what the work throws is thrown to it.
final class LargeStack {
  /// The depth that every caller's stack can take.
  static final int SHALLOW = 150;

  private static final long BYTES = 256L << 20;

  private LargeStack() {}

  static <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "weir-large-stack", BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(e);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
