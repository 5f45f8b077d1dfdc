package dev.weir.run;

import dev.weir.model.Schema;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// One instance of an engine under one profile. Views made here are seen by everything in the
/// session and by nothing outside it. Thread-safe: queries and copies of several threads run side
/// by side and share the profile's threads and memory.
///
/// Every method fails with a [dev.weir.model.WeirException] that says what was attempted.
public interface EngineSession extends AutoCloseable {
  /// The profile in force.
  RuntimeProfile profile();

  /// The parent of all Arrow memory of this session; a [BatchStream] given to [#copy] should live
  /// below it.
  BufferAllocator allocator();

  /// The columns of a query as the engine itself reports them. Nothing is executed.
  Schema describe(String sql);

  /// The scans of tables in the engine's plan of a query. Nothing is executed. Empty where the
  /// engine does not tell.
  default List<ColumnScan> scans(String sql) {
    return List.of();
  }

  /// Runs a query of Weir's own making: shorthand for [Surface#INTERNAL].
  default BatchStream query(String sql) {
    return query(sql, Surface.INTERNAL);
  }

  /// Runs a query and streams its rows; the engine is at most a few batches ahead of the caller.
  /// The caller closes the stream. On [Surface#UNTRUSTED] everything but one read-only query is
  /// refused with `NOT_A_QUERY` before anything runs.
  BatchStream query(String sql, Surface surface);

  /// Gives a query a name, replacing a view of that name.
  void createView(String name, String sql);

  /// Forgets a view; does nothing when there is none.
  void dropView(String name);

  /// Writes rows as Parquet into a folder. On failure or cancellation no file of this copy is left.
  WrittenFiles copy(CopyRequest request);

  /// Cancels everything that runs in this session now. The session stays usable.
  void cancelAll();

  /// Cancels what still runs, frees the instance and removes its spill files. Idempotent.
  @Override
  void close();
}
