package dev.weir.run;

import org.apache.arrow.vector.VectorSchemaRoot;

/// Fills one batch after the other. Called by one thread at a time, not always the same.
@FunctionalInterface
public interface BatchProducer extends AutoCloseable {
  /// Writes the next rows into the empty root and sets its row count.
  ///
  /// @return false when there are no more rows; the root is then ignored
  boolean fill(VectorSchemaRoot root) throws Exception;

  /// Frees what the producer holds; called once, also when it was never asked for a batch.
  @Override
  default void close() throws Exception {}
}
