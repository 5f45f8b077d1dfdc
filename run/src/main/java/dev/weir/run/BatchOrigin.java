package dev.weir.run;

import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.io.IOException;
import org.apache.arrow.vector.ipc.ArrowReader;

/// What stands behind a [BatchStream]: a reader and whatever keeps it alive.
public interface BatchOrigin extends AutoCloseable {
  /// The reader; the same one at every call, closed by [#close] alone.
  ArrowReader reader();

  /// The columns as Weir's types; by default what the Arrow fields say.
  default Schema schema() throws IOException {
    return ArrowTypes.schema(reader().getVectorSchemaRoot().getSchema());
  }

  /// Makes a pull that is under way fail soon, and every later one. From any thread, any number of
  /// times, also after [#close].
  void cancel();

  /// The error to raise for a failure of the reader, saying what was attempted.
  WeirException failure(Throwable cause);

  /// Frees everything. Called exactly once, never during a pull.
  @Override
  void close() throws Exception;
}
