package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bounds are far above what is measured (milliseconds), for machines under load.
class CancelTest {
  private static final long SOON_MILLIS = 2_000;
  private static final String ENDLESS =
      "SELECT count(*) FROM range(100000000000) r(i) WHERE md5(i::VARCHAR) = 'x'";

  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aStreamThatIsReadStopsSoon() throws Exception {
    BatchStream stream = session.query("SELECT md5(i::VARCHAR) FROM range(100000000000) r(i)");
    assertStops(() -> QueryTest.drain(stream), stream::cancel);
    stream.close();
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @Test
  void aStreamThatIsClosedByAnotherThreadStopsSoon() throws Exception {
    BatchStream stream = session.query("SELECT md5(i::VARCHAR) FROM range(100000000000) r(i)");
    CompletableFuture<Throwable> reading = failureOf(() -> QueryTest.drain(stream));
    Thread.sleep(200);
    stream.close();
    assertThat(reading.get(SOON_MILLIS, TimeUnit.MILLISECONDS)).isInstanceOf(WeirException.class);
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @Test
  void aQueryWithoutARowYetStopsSoon() throws Exception {
    assertStops(() -> session.query(ENDLESS), session::cancelAll);
    assertThat(Sessions.value(session, "SELECT 42")).isEqualTo(42);
  }

  @Test
  void aCopyStopsSoonAndLeavesNoFile() throws Exception {
    Path target = folder.resolve("out");
    Cancellation cancellation = new Cancellation();
    CopyRequest request =
        CopyRequest.of("SELECT i, md5(i::VARCHAR) FROM range(100000000000) r(i)", target)
            .withCancellation(cancellation);
    assertStops(() -> session.copy(request), cancellation::cancel);
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aCopyThatIsCancelledBeforehandDoesNotBegin() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    CopyRequest request =
        CopyRequest.of("SELECT 1 AS a", folder.resolve("out")).withCancellation(cancellation);
    WeirException failure = catchThrowableOfType(WeirException.class, () -> session.copy(request));
    assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void closingTheSessionStopsACopy() throws Exception {
    CopyRequest request =
        CopyRequest.of(
            "SELECT md5(i::VARCHAR) FROM range(100000000000) r(i)", folder.resolve("out"));
    assertStops(() -> session.copy(request), session::close);
  }

  private static void assertStops(ThrowingCallable work, Runnable stop) throws Exception {
    CompletableFuture<Throwable> failing = failureOf(work);
    Thread.sleep(300);
    assertThat(failing).isNotDone();
    long before = System.nanoTime();
    stop.run();
    Throwable failure = failing.get(SOON_MILLIS, TimeUnit.MILLISECONDS);
    System.out.printf("stopped after %.1f ms%n", (System.nanoTime() - before) / 1e6);
    assertThat(failure)
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  private static CompletableFuture<Throwable> failureOf(ThrowingCallable work) {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            work.call();
            failure.complete(new AssertionError("it ended by itself"));
          } catch (Throwable e) {
            failure.complete(e);
          }
        });
    return failure;
  }
}
