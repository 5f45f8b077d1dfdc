package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

/// Says in Weir's words what the file system refused.
public final class StoreFailures {
  private static final List<String> FULL =
      List.of("no space left", "disk quota exceeded", "not enough space", "disk full");
  private static final List<String> SHUT =
      List.of(
          "read-only file system",
          "permission denied",
          "operation not permitted",
          "not a directory",
          "access is denied");

  private StoreFailures() {}

  /// A write that failed.
  ///
  /// @param attempted completes "cannot …": `write the manifest of orders`
  /// @return `DISK_FULL`, or `STORE_NOT_WRITABLE` for everything else
  public static WeirException writing(String attempted, Path path, Exception cause) {
    String said = cause.toString().toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(said::contains)) {
      return new WeirException(
          ErrorCode.DISK_FULL,
          "cannot %s: the disk that holds %s is full; free some space and run again (what was published before is untouched)"
              .formatted(attempted, path),
          cause);
    }
    boolean shut =
        cause instanceof AccessDeniedException
            || cause instanceof NotDirectoryException
            || cause instanceof ReadOnlyFileSystemException
            || SHUT.stream().anyMatch(said::contains);
    String why = shut ? "may not be written" : "could not be written";
    return new WeirException(
        ErrorCode.STORE_NOT_WRITABLE,
        "cannot %s: %s %s (%s); make the store writable, or choose another folder with 'store:' in weir.yaml"
            .formatted(attempted, path, why, detail(cause)),
        cause);
  }

  /// A read of something that Weir wrote, which failed or made no sense.
  public static WeirException reading(String attempted, Path path, Exception cause) {
    return corrupt("cannot %s: %s".formatted(attempted, detail(cause)), path, cause);
  }

  /// A file of the store that says something that Weir never writes.
  public static WeirException corrupt(String what, Path path, Exception cause) {
    return new WeirException(ErrorCode.STORE_CORRUPT, advice(what, path), cause);
  }

  /// The same without a failure behind it.
  public static WeirException corrupt(String what, Path path) {
    return new WeirException(ErrorCode.STORE_CORRUPT, advice(what, path));
  }

  private static String advice(String what, Path path) {
    return "the store is damaged: %s (%s); restore that file from a backup, or delete it and build again"
        .formatted(what, path);
  }

  private static String detail(Exception cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return cause instanceof IOException && message != null
        ? kind + ": " + message
        : cause.toString();
  }
}
