package dev.weir.duckdb;

import dev.weir.run.BatchStream;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;

/// A batch stream as a temporary view of one connection. It can be scanned once.
final class StreamView implements AutoCloseable {
  private final String name;
  private final EngineCall call;
  private final BufferAllocator allocator;
  private final ArrowArrayStream exported;

  private StreamView(
      String name, EngineCall call, BufferAllocator allocator, ArrowArrayStream exported) {
    this.name = name;
    this.call = call;
    this.allocator = allocator;
    this.exported = exported;
  }

  static StreamView register(
      EngineCall call, String name, BatchStream stream, BufferAllocator parent) {
    // Apart from the stream's own allocator, which is closed before the C structs go.
    BufferAllocator allocator =
        parent.newChildAllocator("export of " + stream.owner(), 0, Long.MAX_VALUE);
    ArrowArrayStream exported = ArrowArrayStream.allocateNew(allocator);
    StreamView view = new StreamView(name, call, allocator, exported);
    try {
      Data.exportArrayStream(allocator, stream.handOver(), exported);
      call.connection().registerArrowStream(name, exported);
      return view;
    } catch (Throwable e) {
      view.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  /// The connection goes first: it may still hold the last batch.
  @Override
  public void close() {
    call.close();
    if (exported.snapshot().release != 0) {
      exported.release();
    }
    exported.close();
    allocator.close();
  }
}
