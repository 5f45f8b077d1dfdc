package dev.weir.store;

import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The published datasets of a store. Reading one has no effect. Thread-safe.
public final class Datasets {
  private final StoreLayout layout;

  /// The datasets of a store, which need not exist.
  public Datasets(StoreLayout layout) {
    this.layout = layout;
  }

  /// How closely files are compared with the manifest.
  public enum Depth {
    /// Every file is there and has its size.
    SIZES,
    /// Every byte is as it was written.
    BYTES
  }

  /// The dataset of that build, compared by [Depth#SIZES].
  public Found find(String name, String buildId) {
    return find(name, buildId, Depth.SIZES);
  }

  /// The dataset of that build.
  public Found find(String name, String buildId, Depth depth) {
    Path folder = layout.dataset(name, buildId);
    if (!Files.isDirectory(folder)) {
      return new Found.Nothing();
    }
    Optional<Manifest> manifest;
    try {
      manifest = Manifest.read(folder);
    } catch (WeirException e) {
      return new Found.Damaged("its manifest cannot be read: " + e.getMessage());
    }
    if (manifest.isEmpty()) {
      return new Found.Damaged("its manifest is missing");
    }
    if (!manifest.get().buildId().equals(buildId)) {
      return new Found.Damaged("its manifest belongs to the build " + manifest.get().buildId());
    }
    for (DataFile file : manifest.get().files()) {
      Optional<String> damage = damage(folder, file, depth);
      if (damage.isPresent()) {
        return new Found.Damaged(damage.get());
      }
    }
    return new Found.Whole(new Dataset(folder, manifest.get()));
  }

  private static Optional<String> damage(Path folder, DataFile file, Depth depth) {
    Path path = folder.resolve(file.name());
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.of(file.name() + " is missing");
      }
      long bytes = Files.size(path);
      if (bytes != file.bytes()) {
        return Optional.of(
            "%s has %d bytes, its manifest says %d".formatted(file.name(), bytes, file.bytes()));
      }
      boolean differs = depth == Depth.BYTES && !FileDigest.sha256(path).equals(file.sha256());
      return differs
          ? Optional.of(file.name() + " has other bytes than its manifest says")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(file.name() + " cannot be read: " + e);
    }
  }
}
