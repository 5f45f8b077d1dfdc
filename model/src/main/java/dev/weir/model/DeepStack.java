package dev.weir.model;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Room for recursive work on deeply nested input. The caller's own stack is used as long as it is
/// enough, which it nearly always is; else the work starts again on a thread with a large one. So the
/// work must have no effects of its own.
public final class DeepStack {
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

  private static <T> T onLargeStack(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(work.get());
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "weir-deep-stack",
            BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "interrupted while compiling", e);
    }
    return switch (failure.get()) {
      case null -> result.get();
      case StackOverflowError _ ->
          throw new WeirException(
              ErrorCode.TOO_DEEP, "the query nests too deeply; split it with CTEs");
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    };
  }
}
