package dev.weir.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What a file system says about a file without reading it. An equal stamp means equal content only
/// when it was taken well after the last change: see [#isSettled].
///
/// @param key size, times and inode in one text
/// @param changed when content or metadata last changed, in nanoseconds of the epoch
record FileStamp(String key, long size, long changed) {
  /// File systems and kernels stamp in steps; within one step a second change would not show.
  private static final long STEP = TimeUnit.SECONDS.toNanos(2);

  static FileStamp of(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> unix = Files.readAttributes(file, "unix:size,ino,ctime,lastModifiedTime");
      long size = (Long) value(unix, "size");
      long modified = nanos((FileTime) value(unix, "lastModifiedTime"));
      // The change time also moves when somebody sets the modification time back.
      long changed = nanos((FileTime) value(unix, "ctime"));
      return new FileStamp(
          size + ":" + modified + ":" + changed + ":" + value(unix, "ino"),
          size,
          Math.max(modified, changed));
    }
    BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
    long modified = nanos(basic.lastModifiedTime());
    return new FileStamp(
        basic.size() + ":" + modified + ":" + basic.fileKey(), basic.size(), modified);
  }

  /// Whether a reading that began then saw the content that the stamp stands for.
  boolean isSettled(long readingBegan) {
    return changed < readingBegan - STEP;
  }

  private static Object value(Map<String, Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
