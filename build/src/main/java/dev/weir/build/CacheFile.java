package dev.weir.build;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/// Values by key in one file, read and written as a whole. Anybody may delete it. A file that is
/// not as it was written, to the last bit, holds nothing; writers never see each other's halves:
/// the last one wins.
final class CacheFile {
  private static final String FORMAT = "weir.cache/1";
  private static final String SUFFIX = ".cache";
  private static final String DRAFT = ".draft";
  private static final int MOST_FILES = 64;
  private static final Duration DEAD = Duration.ofHours(1);

  private CacheFile() {}

  /// What a file holds; nothing when it is missing, damaged or of another format. The values lie
  /// outside of the heap, where nobody has to move them.
  static Map<String, ByteBuffer> read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(channel.size()));
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      int end = buffer.flip().limit() - Long.BYTES;
      if (end < 0) {
        return Map.of();
      }
      CRC32 sum = new CRC32();
      sum.update(buffer.slice(0, end));
      return buffer.getLong(end) == sum.getValue() ? entries(buffer) : Map.of();
    } catch (IOException | ArithmeticException e) {
      // What cannot be read is computed again.
      return Map.of();
    }
  }

  private static Map<String, ByteBuffer> entries(ByteBuffer buffer) {
    if (!text(buffer).equals(FORMAT)) {
      return Map.of();
    }
    int count = buffer.getInt();
    Map<String, ByteBuffer> entries = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      String key = text(buffer);
      int bytes = buffer.getInt();
      entries.put(key, buffer.slice(buffer.position(), bytes));
      buffer.position(buffer.position() + bytes);
    }
    return entries;
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Replaces a file, and removes the files of the folder that nobody wrote for longest when there
  /// are many. That it cannot be written is not an error: what it would hold is computed again.
  static void write(Path file, SortedMap<String, ByteBuffer> entries) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "new", DRAFT);
      try {
        write(draft, entries, new CRC32());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      sweep(folder);
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }

  /// Removes a file if it is there and can be removed.
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What it holds stays true.
      return;
    }
  }

  private static void write(Path draft, SortedMap<String, ByteBuffer> entries, CRC32 sum)
      throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new CheckedOutputStream(Files.newOutputStream(draft), sum), 1 << 16))) {
      text(out, FORMAT);
      out.writeInt(entries.size());
      for (Map.Entry<String, ByteBuffer> entry : entries.entrySet()) {
        text(out, entry.getKey());
        byte[] value = new byte[entry.getValue().remaining()];
        entry.getValue().duplicate().get(value);
        out.writeInt(value.length);
        out.write(value);
      }
      out.flush();
      out.writeLong(sum.getValue());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void sweep(Path folder) throws IOException {
    FileTime dead = FileTime.from(Instant.now().minus(DEAD));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        if (file.toString().endsWith(DRAFT) && modified(file).compareTo(dead) < 0) {
          Files.deleteIfExists(file);
        }
      }
      List<Path> caches =
          all.stream()
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparing(CacheFile::modified).reversed())
              .toList();
      for (Path old : caches.subList(Math.min(MOST_FILES, caches.size()), caches.size())) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Somebody else removed it.
      return FileTime.fromMillis(0);
    }
  }
}
