package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeSet;

/// A lock that one holder on this machine has, whatever process it lives in. The operating system
/// frees it when the process dies, however it dies. Not reentrant. The lock's file stays.
public final class ProcessLock implements AutoCloseable {
  private static final long POLL_MILLIS = 20;

  /// Lock files held by this JVM. A second channel on such a file must never be opened: closing it
  /// would free the lock of the first (POSIX).
  private static final TreeSet<Path> HELD = new TreeSet<>();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// The lock if nobody has it. The folder of the file must exist.
  public static Optional<ProcessLock> tryAcquire(Path lockFile) {
    Path file = real(lockFile);
    synchronized (HELD) {
      if (!HELD.add(file)) {
        return Optional.empty();
      }
    }
    Optional<ProcessLock> lock = Optional.empty();
    try {
      lock = open(file);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        synchronized (HELD) {
          HELD.remove(file);
        }
      }
    }
  }

  /// The lock, after waiting as long as it takes.
  ///
  /// @param waiting called once, before the first wait
  /// @throws WeirException with `CANCELLED` when the thread is interrupted
  public static ProcessLock acquire(Path file, Runnable waiting) {
    Optional<ProcessLock> lock = tryAcquire(file);
    if (lock.isEmpty()) {
      waiting.run();
    }
    while (lock.isEmpty()) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WeirException(ErrorCode.CANCELLED, "cancelled while waiting for " + file, e);
      }
      lock = tryAcquire(file);
    }
    return lock.get();
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!channel.isOpen()) {
        return;
      }
      try {
        channel.close();
      } catch (IOException e) {
        throw StoreFailures.writing("free a lock", file, e);
      } finally {
        HELD.remove(file);
      }
    }
  }

  private static Optional<ProcessLock> open(Path file) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new ProcessLock(file, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw StoreFailures.writing("take a lock", file, e);
    }
  }

  private static void closeQuietly(
      @org.jspecify.annotations.Nullable FileChannel channel, IOException failure) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return parent == null ? absolute : parent.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw StoreFailures.writing("take a lock", absolute, e);
    }
  }
}
