package dev.weir.store;

import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The SHA-256 of files, remembered so that an unchanged file is not read again. What is remembered
/// lies in `cache/files.json`, which anybody may delete; it is used only where the file system can
/// tell a change (see [FileStamp#isSettled]). Thread-safe.
public final class FileHashes {
  private static final String FORMAT = "weir.cache.files/1";

  private final Path file;
  private final Clock clock;
  private final Memory memory;
  private final Map<String, Known> known = new TreeMap<>();
  private boolean changed;

  private record Known(String stamp, String sha256) {}

  private FileHashes(Path file, Clock clock, Memory memory) {
    this.file = file;
    this.clock = clock;
    this.memory = memory;
  }

  /// What the store remembers; nothing when there is no store.
  ///
  /// @param clock of the file system's machine
  public static FileHashes of(StoreLayout layout, Clock clock) {
    return of(layout, clock, Memory.NONE);
  }

  /// What the store and another memory remember.
  public static FileHashes of(StoreLayout layout, Clock clock, Memory memory) {
    FileHashes hashes = new FileHashes(layout.cache().resolve("files.json"), clock, memory);
    hashes.load();
    return hashes;
  }

  /// Remembers hashes outside of the store, for those who may not write to it. Thread-safe.
  public interface Memory {
    /// Remembers nothing.
    Memory NONE =
        new Memory() {
          @Override
          public Optional<String> find(String file) {
            return Optional.empty();
          }

          @Override
          public void keep(String file, String sha256) {
            // It remembers nothing.
          }
        };

    /// The hash kept for a file.
    ///
    /// @param file its path and its stamp
    Optional<String> find(String file);

    /// Keeps the hash of a file.
    void keep(String file, String sha256);
  }

  /// The hash of a file, and the stamp of the content that it is of.
  record Hashed(String sha256, FileStamp stamp) {}

  Hashed hash(Path path) throws IOException {
    FileStamp stamp = FileStamp.of(path);
    String key = path.toString();
    synchronized (known) {
      Known before = known.get(key);
      if (before != null && before.stamp().equals(stamp.key())) {
        return new Hashed(before.sha256(), stamp);
      }
    }
    String remembered = stamp.key() + " " + key;
    Optional<String> kept = memory.find(remembered);
    if (kept.isPresent()) {
      return new Hashed(kept.get(), stamp);
    }
    long began = now();
    String sha256 = FileDigest.sha256(path);
    synchronized (known) {
      if (stamp.isSettled(began) && stamp.equals(FileStamp.of(path))) {
        known.put(key, new Known(stamp.key(), sha256));
        changed = true;
        memory.keep(remembered, sha256);
      } else if (known.remove(key) != null) {
        changed = true;
      }
    }
    return new Hashed(sha256, stamp);
  }

  /// Whether there is anything to save.
  public boolean hasChanged() {
    synchronized (known) {
      return changed;
    }
  }

  /// Remembers what was hashed since the start. A store that cannot be written is not an error.
  public void save(StagingArea staging) {
    String text;
    synchronized (known) {
      if (!changed) {
        return;
      }
      Map<String, String> entries = new LinkedHashMap<>();
      known.forEach((path, entry) -> entries.put(path, entry.stamp() + " " + entry.sha256()));
      text = new JsonMembers().text("format", FORMAT).texts("files", entries).line();
      changed = false;
    }
    try {
      Files.createDirectories(staging.layout().cache());
      Path draft = staging.fresh("files");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The next run reads the files again, and nothing else is lost.
      return;
    }
  }

  private void load() {
    Optional<JsonRecord> json;
    try {
      json = JsonRecord.read(file, FORMAT);
      json.ifPresent(found -> found.textMap("files").forEach(this::remember));
    } catch (WeirException e) {
      // A cache that cannot be read holds nothing.
      known.clear();
    }
  }

  private void remember(String path, String entry) {
    int space = entry.lastIndexOf(' ');
    if (space > 0) {
      known.put(path, new Known(entry.substring(0, space), entry.substring(space + 1)));
    }
  }

  private long now() {
    Instant instant = clock.instant();
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
