package dev.weir.run;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A stream in the clothes of an `ArrowReader`. Exporters close a reader more than once, which a
/// reader of a C stream does not survive; this one does.
final class HandedOverReader extends ArrowReader {
  private final BatchStream stream;

  HandedOverReader(BatchStream stream, BufferAllocator allocator) {
    super(allocator);
    this.stream = stream;
  }

  @Override
  public VectorSchemaRoot getVectorSchemaRoot() {
    return stream.root();
  }

  @Override
  public boolean loadNextBatch() {
    return stream.advanceHandedOver();
  }

  @Override
  public Map<Long, Dictionary> getDictionaryVectors() {
    Map<Long, Dictionary> found = new TreeMap<>();
    getDictionaryIds().forEach(id -> found.put(id, lookup(id)));
    return found;
  }

  @Override
  public Dictionary lookup(long id) {
    return stream.dictionaries().lookup(id);
  }

  @Override
  public Set<Long> getDictionaryIds() {
    return stream.dictionaries().getDictionaryIds();
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  public void close() {
    stream.closeHandedOver();
  }

  @Override
  public void close(boolean closeReadChannel) {
    stream.closeHandedOver();
  }

  @Override
  protected void closeReadSource() {
    stream.closeHandedOver();
  }

  @Override
  protected Schema readSchema() {
    return stream.arrowSchema();
  }
}
