package dev.weir.store;

import dev.weir.model.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a dataset is: the truth about its folder, written once, `weir.manifest/1`. It holds no
/// time, no absolute path and nothing of the run, so that equal content has an equal manifest.
///
/// @param name the product, or the kept source
/// @param buildId what decided the content
/// @param engine who wrote the files, in which version
/// @param write what decided the order and shape of the files, by name
/// @param orderTier the name of the order tier
/// @param orderKeys the keys of the tier `canonical`; empty for all others
/// @param files sorted by name; at least one
public record Manifest(
    String name,
    String buildId,
    String engine,
    Schema schema,
    Map<String, String> write,
    String orderTier,
    List<String> orderKeys,
    List<DataFile> files) {
  /// The file's name within the dataset's folder.
  public static final String FILE_NAME = "manifest.json";

  public Manifest {
    Objects.requireNonNull(name);
    Objects.requireNonNull(buildId);
    Objects.requireNonNull(engine);
    Objects.requireNonNull(schema);
    Objects.requireNonNull(orderTier);
    write = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(write));
    orderKeys = List.copyOf(orderKeys);
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a dataset has at least one file");
    }
  }

  /// Rows in all files.
  public long rows() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  /// Bytes of all files.
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  /// The canonical JSON text, with a line feed at its end.
  public String json() {
    return ManifestJson.write(this);
  }

  /// The manifest in a folder; empty when there is none.
  ///
  /// @throws dev.weir.model.WeirException with `STORE_CORRUPT` when it cannot be read
  public static Optional<Manifest> read(Path folder) {
    return JsonRecord.read(folder.resolve(FILE_NAME), ManifestJson.FORMAT).map(ManifestJson::read);
  }
}
