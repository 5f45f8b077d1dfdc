package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.FileScan;
import dev.weir.store.Dataset;
import dev.weir.store.Datasets;
import dev.weir.store.Found;

/// Where the rows of a table lie.
final class TableScans {
  private final Datasets datasets;

  TableScans(Datasets datasets) {
    this.datasets = datasets;
  }

  /// @throws WeirException with `STORE_CORRUPT` when a dataset is not there
  FileScan scan(Table table) {
    return switch (table) {
      case Table.OfFiles files -> files.snapshot().scan();
      case Table.OfProduct product -> kept(product.name(), product.identity());
      case Table.OfCode code -> kept(code.name(), code.identity());
    };
  }

  /// The dataset of a build.
  FileScan kept(String name, String buildId) {
    return switch (datasets.find(name, buildId)) {
      case Found.Whole(Dataset dataset) -> dataset.scan();
      case Found.Nothing() -> throw lost(name, buildId, "its folder is gone");
      case Found.Damaged(String why) -> throw lost(name, buildId, why);
    };
  }

  private static WeirException lost(String name, String buildId, String why) {
    return new WeirException(
        ErrorCode.STORE_CORRUPT,
        "the dataset of '%s' (build %s) cannot be read: %s; build again"
            .formatted(name, buildId, why));
  }
}
