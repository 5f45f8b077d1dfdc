package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// Batches made in Java.
final class ProducerOrigin implements BatchOrigin {
  private final String owner;
  private final BatchProducer producer;
  private final ArrowReader reader;

  ProducerOrigin(String owner, Schema schema, BufferAllocator allocator, BatchProducer producer) {
    this.owner = owner;
    this.producer = producer;
    this.reader = new ProducerReader(schema, allocator, producer);
  }

  @Override
  public ArrowReader reader() {
    return reader;
  }

  /// Nothing to interrupt: the stream itself asks for no further batch.
  @Override
  public void cancel() {}

  @Override
  public WeirException failure(Throwable cause) {
    return cause instanceof WeirException known
        ? known
        : new WeirException(ErrorCode.SOURCE_FAILED, owner + " failed: " + cause, cause);
  }

  @Override
  public void close() throws Exception {
    try (reader) {
      producer.close();
    }
  }

  private static final class ProducerReader extends ArrowReader {
    private final Schema schema;
    private final BatchProducer producer;

    ProducerReader(Schema schema, BufferAllocator allocator, BatchProducer producer) {
      super(allocator);
      this.schema = schema;
      this.producer = producer;
    }

    @Override
    public boolean loadNextBatch() throws java.io.IOException {
      var root = getVectorSchemaRoot();
      // Cleared, not reset: a consumer may still hold the buffers of the batch before.
      root.clear();
      try {
        if (producer.fill(root)) {
          return true;
        }
      } catch (RuntimeException | java.io.IOException e) {
        throw e;
      } catch (Exception e) {
        throw new java.io.IOException(e.toString(), e);
      }
      root.clear();
      return false;
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    protected void closeReadSource() {}

    @Override
    protected Schema readSchema() {
      return schema;
    }
  }
}
