package dev.weir.store;

import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The folder in which one run prepares what it will publish. Nothing in it is ever read by anybody
/// else. The run holds a lock on it, so that a later run can tell the dead from the living and
/// sweep up after the dead. Thread-safe.
public final class StagingArea implements AutoCloseable {
  private static final String LOCK = "run.lock";

  private final StoreLayout layout;
  private final Path folder;
  private final ProcessLock lock;
  private final AtomicInteger count = new AtomicInteger();

  private StagingArea(StoreLayout layout, Path folder, ProcessLock lock) {
    this.layout = layout;
    this.folder = folder;
    this.lock = lock;
  }

  /// Makes the store where there is none, sweeps up after dead runs, and opens a folder for this
  /// one.
  ///
  /// @throws WeirException with `STORE_NOT_WRITABLE` or `DISK_FULL`; nothing is left behind then
  ///   but perhaps empty folders
  public static StagingArea open(StoreLayout layout, String runId) {
    Path folder = layout.staging().resolve(runId);
    try {
      DurableFiles.createFolders(layout.staging());
      DurableFiles.createFolders(layout.locks());
      // Between making a folder and locking it a run looks dead: nobody sweeps meanwhile.
      try (ProcessLock alone = ProcessLock.acquire(layout.stagingLock(), () -> {})) {
        sweep(layout);
        Files.createDirectory(folder);
        return new StagingArea(layout, folder, ProcessLock.acquire(folder.resolve(LOCK), () -> {}));
      }
    } catch (IOException e) {
      throw StoreFailures.writing("open the store", layout.root(), e);
    }
  }

  /// The store that this area is part of.
  public StoreLayout layout() {
    return layout;
  }

  /// A path in this area that nothing has yet.
  public Path fresh(String label) {
    return folder.resolve(count.incrementAndGet() + "-" + label);
  }

  /// Writes a text under a name that nobody has taken; its folder is made.
  ///
  /// @return false when the name was taken; what it holds is then untouched
  public boolean putIfAbsent(Path target, String text) {
    try {
      Path parent = target.getParent();
      if (parent != null) {
        DurableFiles.createFolders(parent);
      }
      return DurableFiles.putIfAbsent(fresh("draft"), target, text);
    } catch (IOException e) {
      throw StoreFailures.writing("write a record", target, e);
    }
  }

  /// Throws away what was not published.
  @Override
  public void close() {
    try (ProcessLock alone = ProcessLock.acquire(layout.stagingLock(), () -> {})) {
      lock.close();
      DurableFiles.deleteTree(folder);
    } catch (IOException | WeirException e) {
      // A later run sweeps what is left; what was published stands.
      return;
    }
  }

  private static void sweep(StoreLayout layout) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(layout.staging())) {
      for (Path run : runs) {
        if (Files.isDirectory(run) && isDead(run)) {
          DurableFiles.deleteTree(run);
        }
      }
    }
  }

  private static boolean isDead(Path run) {
    Optional<ProcessLock> lock = ProcessLock.tryAcquire(run.resolve(LOCK));
    lock.ifPresent(ProcessLock::close);
    return lock.isPresent();
  }
}
