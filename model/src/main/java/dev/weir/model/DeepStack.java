package dev.weir.model;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Room for recursive work on deeply nested input. The caller's own stack is used as long as it is
/// enough, which it nearly always is. Then the work starts again on a thread with a large one
/// ([#call]; so it must have no effects of its own), or, where the depth is counted, carries on
/// there ([#onLargeStack]).
public final class DeepStack {
  /// The depth of recursion that every caller's stack can take.
  public static final int SHALLOW = 150;

  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /// The result of the work, or its exception.
  ///
  /// @throws WeirException `TOO_DEEP` when even the large stack is too small
  public static <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError _) {
      return onLargeStack(work);
    }
  }

  /// The result of the work, or its exception, on a thread of its own; the caller waits.
  ///
  /// @throws WeirException `TOO_DEEP` when even the large stack is too small, `CANCELLED` when the
  ///   caller is interrupted
  public static <T> T onLargeStack(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "weir-deep-stack", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "interrupted while compiling", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StackOverflowError _ ->
            throw new WeirException(
                ErrorCode.TOO_DEEP, "the query nests too deeply; split it with CTEs", e);
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
