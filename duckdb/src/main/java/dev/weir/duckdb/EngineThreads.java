package dev.weir.duckdb;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The threads that call the engine. Its parser, planner, optimizer and their destructors recurse
/// on the native stack of the thread that calls, and end the process where that is too small: 300
/// chained CTEs need more than the 1 MB of a thread of Java. The engine refuses what nests deeper
/// than 1,000 levels; measured at that limit it needs up to 6 KB for a level of CTEs, 1.4 KB for a
/// level of an expression, and 110 bytes for a level that it only takes apart after it refused it.
/// Pulling batches is left to the caller's thread: running a plan recurses on 256 KB at most.
///
/// The stack is address space; memory is what was touched of it. A call costs a hand-over to a
/// waiting thread, about 20 µs.
final class EngineThreads {
  /// For the 800,000 levels of 5 characters in a text of 4 MB, three times over.
  private static final long STACK_BYTES = 256L << 20;

  private static final long IDLE_SECONDS = 10;

  private static final ThreadPoolExecutor POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          EngineThread::new);

  private EngineThreads() {}

  /// The result of the work, or its exception. The caller waits for the end of the work, even when
  /// it is interrupted: what runs is stopped by cancelling its call.
  static <T> T call(Supplier<T> work) {
    if (Thread.currentThread() instanceof EngineThread) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    POOL.execute(task);
    return await(task);
  }

  /// The same for work without a result.
  static void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  private static <T> T await(Future<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Known by its type, so that work within work stays where it is.
  private static final class EngineThread extends Thread {
    EngineThread(Runnable work) {
      super(null, work, "weir-engine", STACK_BYTES);
      setDaemon(true);
    }
  }
}
