package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A session's folder for spill files, and the lock file beside it that says the session lives. The
/// operating system drops the lock when the process dies, however it dies, and the next session
/// below the same scratch folder then removes both.
final class SpillFolder implements AutoCloseable {
  private static final String PREFIX = "session-";
  private static final String LOCK = ".lock";

  private final Path folder;
  private final Path lockFile;
  private final FileChannel channel;

  private SpillFolder(Path folder, Path lockFile, FileChannel channel) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /// Sweeps what dead sessions left below `scratch` and makes a folder for a new one.
  static SpillFolder create(Path scratch) {
    try {
      Files.createDirectories(scratch);
      sweep(scratch);
      while (true) {
        Path lockFile = Files.createTempFile(scratch, PREFIX, LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        // Between creation and locking a sweep may have taken the file for a dead session's.
        if (lock(channel) != null && Files.exists(lockFile)) {
          Path folder = Files.createDirectories(folderOf(lockFile));
          return new SpillFolder(folder, lockFile, channel);
        }
        channel.close();
      }
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.STORE_NOT_WRITABLE,
          "cannot make a folder for spill files below %s: %s; make it writable or choose another"
              .formatted(scratch, e),
          e);
    }
  }

  /// Where the spill files go.
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    deleteTree(folder);
    deleteQuietly(lockFile);
    try {
      channel.close();
    } catch (IOException e) {
      throw new WeirException(ErrorCode.INTERNAL, "cannot close " + lockFile + ": " + e, e);
    }
  }

  private static void sweep(Path scratch) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(scratch, PREFIX + "*" + LOCK)) {
      for (Path lockFile : locks) {
        sweepIfDead(lockFile);
      }
    }
  }

  private static void sweepIfDead(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      if (lock(channel) != null) {
        deleteTree(folderOf(lockFile));
        Files.deleteIfExists(lockFile);
      }
    } catch (IOException e) {
      // Another process sweeps the same file, or it belongs to somebody else: theirs to remove.
      return;
    }
  }

  /// The lock, or null when a session of this or another process holds it.
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Path folderOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(SpillFolder::deleteQuietly);
    } catch (IOException e) {
      // What is left goes with the next sweep.
      return;
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // What is left goes with the next sweep.
      return;
    }
  }
}
