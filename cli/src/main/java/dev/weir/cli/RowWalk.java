package dev.weir.cli;

import dev.weir.run.BatchStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a stream one by one.
final class RowWalk {
  private RowWalk() {}

  /// What is done with a row; the values are in the order of the columns.
  @FunctionalInterface
  interface RowSink {
    void row(List<@Nullable Object> values) throws IOException;
  }

  /// @return how many rows there were, at most `limit`
  static long over(BatchStream stream, long limit, RowSink sink) throws IOException {
    long rows = 0;
    while (rows < limit && stream.advance()) {
      VectorSchemaRoot batch = stream.batch();
      Values values = new Values(stream.dictionaries());
      for (int row = 0; row < batch.getRowCount() && rows < limit; row++, rows++) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (FieldVector column : batch.getFieldVectors()) {
          cells.add(values.at(column, row));
        }
        sink.row(cells);
      }
    }
    return rows;
  }
}
