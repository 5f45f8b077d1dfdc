package dev.weir.cli;

import dev.weir.run.BatchStream;
import java.io.IOException;

/// Writes the rows of a stream to standard output in one format, as they come.
sealed interface QueryResult permits TableResult, JsonResult, CsvResult, ArrowResult {
  /// Drains the stream, or reads the first `limit` rows of it.
  ///
  /// @return how many rows were written
  long write(BatchStream stream, long limit) throws IOException;
}
