package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path temp;

  @Test
  void hasOneHolderEvenWithinOneProcess() {
    Path file = temp.resolve("x.lock");
    try (ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow()) {
      assertThat(ProcessLock.tryAcquire(file)).isEmpty();
      assertThat(ProcessLock.tryAcquire(temp.resolve("./x.lock"))).isEmpty();
      lock.close();
      ProcessLock.tryAcquire(file).orElseThrow().close();
    }
  }

  @Test
  void acquireWaitsUntilItIsFreeAndSaysSoOnce() throws Exception {
    Path file = temp.resolve("x.lock");
    AtomicInteger waits = new AtomicInteger();
    CompletableFuture<Void> second;
    try (ProcessLock lock = ProcessLock.acquire(file, waits::incrementAndGet)) {
      second =
          CompletableFuture.runAsync(
              () -> ProcessLock.acquire(file, waits::incrementAndGet).close());
      while (waits.get() == 0) {
        Thread.onSpinWait();
      }
      assertThat(second).isNotDone();
      assertThat(lock).isNotNull();
    }
    second.get();
    assertThat(waits).hasValue(1);
  }
}
