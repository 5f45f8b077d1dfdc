package dev.weir.cli;

import dev.weir.run.BatchStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    try (ArrowReader reader = stream.handOver();
        // It keeps copies of dictionaries until it is closed.
        ArrowStreamWriter writer =
            new ArrowStreamWriter(
                reader.getVectorSchemaRoot(), reader, Channels.newChannel(new Kept(out)))) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
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

  /// Standard output stays open when the writer closes what it writes to.
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
