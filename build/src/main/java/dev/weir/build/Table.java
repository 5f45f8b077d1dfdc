package dev.weir.build;

import dev.weir.model.Schema;
import dev.weir.store.FileSnapshot;
import dev.weir.store.KeptSource;

/// A table that products can read, as the plan knows it.
sealed interface Table {
  String name();

  Schema schema();

  /// What stands for its content in the build ids of its readers.
  String identity();

  /// The output of a product.
  record OfProduct(String name, Schema schema, String identity) implements Table {}

  /// Files that somebody else makes.
  record OfFiles(String name, Schema schema, FileSnapshot snapshot) implements Table {
    @Override
    public String identity() {
      return snapshot.identity();
    }
  }

  /// What Java code delivers.
  record OfCode(KeptSource source, KeptSource.State state) implements Table {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Schema schema() {
      return state.schema();
    }

    @Override
    public String identity() {
      return state.identity();
    }
  }
}
