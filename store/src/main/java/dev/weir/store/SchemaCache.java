package dev.weir.store;

import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// What the engine said about the columns of queries, so that it need not be started to say it
/// again. Anybody may delete it. A key names everything that the answer depends on. Thread-safe.
public final class SchemaCache {
  private static final String FORMAT = "weir.cache.schema/1";

  private final Path folder;

  /// The cache of a store, which need not exist.
  public SchemaCache(StoreLayout layout) {
    this.folder = layout.cache().resolve("schemas");
  }

  /// The columns kept under that key.
  public Optional<Schema> find(String key) {
    try {
      return JsonRecord.read(path(key), FORMAT).map(json -> ManifestJson.schema(json, "schema"));
    } catch (WeirException e) {
      // A damaged entry is no entry.
      return Optional.empty();
    }
  }

  /// Keeps the columns; a store that cannot be written is not an error.
  public void keep(String key, Schema schema, StagingArea staging) {
    String text =
        new JsonMembers()
            .text("format", FORMAT)
            .values("schema", ManifestJson.schema(schema))
            .line();
    try {
      Files.createDirectories(folder);
      Path draft = staging.fresh("schema");
      Files.writeString(draft, text);
      Files.move(draft, path(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The next run asks the engine again, and nothing else is lost.
      return;
    }
  }

  private Path path(String key) {
    return folder.resolve(Sha256.of(key) + ".json");
  }
}
