package dev.weir.store;

import dev.weir.model.Identifiers;
import java.nio.file.Path;

/// Where everything lies in a store.
///
/// | path | what | who may delete it |
/// | --- | --- | --- |
/// | `data/<name>/<build id>/part-*.parquet`, `manifest.json` | one dataset, never changed once there | anybody: it is built again |
/// | `ledger/…` | records of builds, and heads | nobody |
/// | `staging/<run>/…` | what a run is writing | the run, or a later one when it is dead |
/// | `cache/…` | what would be slow to compute again | anybody |
/// | `scratch/…` | spill files of engines | the engine |
/// | `locks/…` | empty files that processes lock | nobody while a build runs |
///
/// Names are folded, because file systems differ on whether case matters. Reading makes nothing.
public record StoreLayout(Path root) {
  public StoreLayout {
    root = root.toAbsolutePath().normalize();
  }

  /// All datasets of a product or kept source.
  public Path datasets(String name) {
    return root.resolve("data").resolve(Identifiers.fold(name));
  }

  /// One dataset.
  public Path dataset(String name, String buildId) {
    return datasets(name).resolve(buildId);
  }

  /// The records of builds.
  public Path ledger() {
    return root.resolve("ledger");
  }

  /// What runs are writing.
  public Path staging() {
    return root.resolve("staging");
  }

  /// What may be lost.
  public Path cache() {
    return root.resolve("cache");
  }

  /// The folder that engines spill into.
  public Path scratch() {
    return root.resolve("scratch");
  }

  /// The file that the writer of a product holds.
  public Path writerLock(String name) {
    return locks().resolve("write-" + Identifiers.fold(name) + ".lock");
  }

  Path stagingLock() {
    return locks().resolve("staging.lock");
  }

  Path locks() {
    return root.resolve("locks");
  }
}
