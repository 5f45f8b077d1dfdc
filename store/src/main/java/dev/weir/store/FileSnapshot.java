package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import dev.weir.run.FileScan;
import dev.weir.store.FileDiscovery.FoundFile;
import dev.weir.store.FileHashes.Hashed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A file source at one moment: its files in order, and an identity that follows from what is in
/// them. Names enter the identity only where an engine may read values from them.
public final class FileSnapshot {
  private final FileSource source;
  private final List<Entry> entries;
  private final String identity;

  private record Entry(FoundFile file, Hashed hashed) {}

  private FileSnapshot(FileSource source, List<Entry> entries) {
    this.source = source;
    this.entries = List.copyOf(entries);
    this.identity = identity(source, entries);
  }

  /// Finds and hashes the files of a source.
  ///
  /// @throws WeirException with `MISSING_FILE`
  public static FileSnapshot take(FileSource source, FileDiscovery discovery, FileHashes hashes) {
    List<FoundFile> files = discovery.find(source);
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Hashed>> pending =
          files.stream().map(file -> pool.submit(() -> hashes.hash(file.path()))).toList();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        entries.add(new Entry(files.get(i), done(source, files.get(i).path(), pending.get(i))));
      }
      return new FileSnapshot(source, entries);
    }
  }

  /// SHA-256 over format, options and the content of all files in order.
  public String identity() {
    return identity;
  }

  /// How many files it has.
  public int fileCount() {
    return entries.size();
  }

  /// Bytes of all files.
  public long bytes() {
    return entries.stream().mapToLong(entry -> entry.hashed().stamp().size()).sum();
  }

  /// How an engine reads exactly these files, in order.
  public FileScan scan() {
    List<String> files =
        entries.stream().map(entry -> GlobPattern.literal(entry.file().path())).toList();
    return FileScan.of(source.format(), files).withOptions(source.options());
  }

  /// Fails if a file changed since the snapshot was taken: then nobody knows what was read.
  ///
  /// @throws WeirException with `SOURCE_FAILED`
  public void requireUnchanged() {
    for (Entry entry : entries) {
      Path path = entry.file().path();
      boolean same;
      try {
        same = FileStamp.of(path).equals(entry.hashed().stamp());
      } catch (IOException e) {
        same = false;
      }
      if (!same) {
        throw new WeirException(
            ErrorCode.SOURCE_FAILED,
            "source '%s': %s changed while it was read; nothing was published, run again when nobody writes it"
                .formatted(source.name(), path));
      }
    }
  }

  private static Hashed done(FileSource source, Path path, Future<Hashed> pending) {
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "cancelled while reading " + path, e);
    } catch (ExecutionException | CancellationException e) {
      throw new WeirException(
          ErrorCode.MISSING_FILE,
          "source '%s': cannot read %s: %s".formatted(source.name(), path, e.getCause()),
          e);
    }
  }

  private static String identity(FileSource source, List<Entry> entries) {
    StringBuilder text = new StringBuilder("weir.files/1\n");
    text.append("format=").append(source.format().name()).append('\n');
    for (Map.Entry<String, String> option : source.options().entrySet()) {
      text.append(option.getKey()).append('=').append(option.getValue()).append('\n');
    }
    boolean named = source.options().keySet().stream().anyMatch(FileSnapshot::readsNames);
    for (Entry entry : entries) {
      String name = entry.file().name();
      text.append(entry.hashed().sha256());
      // Folders of the form key=value become columns.
      text.append(named || name.contains("=") ? " " + name : "").append('\n');
    }
    return Sha256.of(text.toString());
  }

  private static boolean readsNames(String option) {
    return option.startsWith("hive") || option.equals("filename");
  }
}
