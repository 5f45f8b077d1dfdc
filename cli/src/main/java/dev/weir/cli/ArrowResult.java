package dev.weir.cli;

import dev.weir.run.BatchStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/// An Arrow IPC stream, batch by batch as the engine delivers them.
record ArrowResult(PrintStream out) implements QueryResult {
  @Override
  public long write(BatchStream stream, long limit) throws IOException {
    long rows = 0;
    try (ArrowReader reader = stream.handOver()) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      // Closing the writer would close the root, which belongs to the stream.
      @SuppressWarnings("resource")
      ArrowStreamWriter writer = new ArrowStreamWriter(root, reader, Channels.newChannel(out));
      writer.start();
      while (rows < limit && reader.loadNextBatch()) {
        int kept = (int) Math.min(root.getRowCount(), limit - rows);
        root.setRowCount(kept);
        writer.writeBatch();
        rows += kept;
      }
      writer.end();
    }
    return rows;
  }
}
