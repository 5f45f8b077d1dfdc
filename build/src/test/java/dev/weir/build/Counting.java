package dev.weir.build;

import dev.weir.run.ArrowSource;
import dev.weir.run.BatchProducer;
import dev.weir.run.BatchStream;
import dev.weir.run.SourceOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// A source for tests: the numbers from 0 to the option `rows`, a hundred per batch; with the
/// option `fail` it fails after the first batch. Counts how often it is read.
public final class Counting implements ArrowSource {
  static final AtomicInteger READS = new AtomicInteger();

  @Override
  public Schema schema(Map<String, String> options) {
    SourceOptions.requireKnown("the source Counting", options, List.of("rows", "fail"));
    FieldType type = FieldType.nullable(new ArrowType.Int(64, true));
    return new Schema(List.of(new Field("n", type, List.of())));
  }

  @Override
  public String identity(Map<String, String> options) {
    if (options.getOrDefault("fail", "").equals("early")) {
      throw new IllegalStateException("no identity today");
    }
    return "counting " + options.get("rows");
  }

  @Override
  public BatchStream open(Map<String, String> options, BufferAllocator allocator) {
    READS.incrementAndGet();
    int rows = Integer.parseInt(options.getOrDefault("rows", "0"));
    boolean failing = options.containsKey("fail");
    return BatchStream.produce("counting", schema(options), allocator, new Numbers(rows, failing));
  }

  private static final class Numbers implements BatchProducer {
    private final int rows;
    private final boolean failing;
    private int next;

    Numbers(int rows, boolean failing) {
      this.rows = rows;
      this.failing = failing;
    }

    @Override
    public boolean fill(VectorSchemaRoot root) {
      if (failing && next > 0) {
        throw new IllegalStateException("the well ran dry");
      }
      int count = Math.min(100, rows - next);
      BigIntVector vector = (BigIntVector) root.getVector("n");
      vector.allocateNew(Math.max(count, 1));
      for (int i = 0; i < count; i++) {
        vector.set(i, next + i);
      }
      root.setRowCount(count);
      next += count;
      return count > 0;
    }
  }
}
