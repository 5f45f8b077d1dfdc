package dev.weir.store;

/// What lies where a dataset should be.
public sealed interface Found {
  /// A dataset whose files are as the manifest says.
  record Whole(Dataset dataset) implements Found {}

  /// Nothing.
  record Nothing() implements Found {}

  /// Something that cannot be used.
  ///
  /// @param why in words: `part-00000.parquet is missing`
  record Damaged(String why) implements Found {}
}
