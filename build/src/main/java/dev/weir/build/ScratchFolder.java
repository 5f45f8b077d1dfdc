package dev.weir.build;

import dev.weir.store.DurableFiles;
import dev.weir.store.StoreFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where an engine spills to: a folder of the system's that vanishes at the end, until a better one
/// is named.
final class ScratchFolder implements AutoCloseable {
  private @Nullable Path temporary;
  private @Nullable Path better;

  /// The folder for the next engine that starts.
  Path path() {
    Path use = better != null ? better : temporary;
    if (use == null) {
      try {
        use = Files.createTempDirectory("weir-");
      } catch (IOException e) {
        throw StoreFailures.writing(
            "make a folder for spill files", Path.of(System.getProperty("java.io.tmpdir", "")), e);
      }
      temporary = use;
    }
    return use;
  }

  /// Names the folder for engines that start from now on.
  void use(Path folder) {
    better = folder;
  }

  @Override
  public void close() {
    Path folder = temporary;
    if (folder != null) {
      temporary = null;
      try {
        DurableFiles.deleteTree(folder);
      } catch (IOException e) {
        // It is in the system's folder for such things.
        return;
      }
    }
  }
}
