package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchStreamTest {
  private static final Schema SCHEMA =
      new Schema(List.of(ArrowTypes.field("n", DataType.parse("INTEGER"))));

  private final BufferAllocator allocator = new RootAllocator();

  /// Fails when a byte is left.
  @AfterEach
  void close() {
    allocator.close();
  }

  @Test
  void batchesComeOneAfterTheOther() {
    try (BatchStream stream = stream(new Counter(3))) {
      assertThat(stream.schema().text()).isEqualTo("n INTEGER");
      assertThat(stream.advance()).isTrue();
      assertThat(stream.batch().getRowCount()).isEqualTo(2);
      assertThat(stream.collect(10))
          .containsExactly(List.of(2), List.of(3), List.of(4), List.of(5));
      assertThat(stream.advance()).isFalse();
      assertThat(stream.rows()).isEqualTo(6);
      assertThat(stream.batches()).isEqualTo(3);
    }
  }

  @Test
  void theProducerIsClosedOnceAlsoWhenNothingWasRead() {
    Counter counter = new Counter(3);
    BatchStream stream = stream(counter);
    stream.close();
    stream.close();
    assertThat(counter.closed).isEqualTo(1);
    assertThat(counter.batch).isZero();
  }

  @Test
  void askingForABatchTooEarlyOrTooLateIsAnError() {
    BatchStream stream = stream(new Counter(1));
    assertThatThrownBy(stream::batch).hasMessageContaining("before advance()");
    stream.close();
    assertThatThrownBy(stream::batch).hasMessageContaining("it is closed");
    assertThatThrownBy(stream::advance)
        .hasMessageContaining("'numbers' cannot be read: it is closed");
  }

  @Test
  void aFailureNamesTheOwnerAndEndsTheStream() {
    try (BatchStream stream =
        stream(root -> {
          throw new IOException("no tape");
        })) {
      assertThatThrownBy(stream::advance)
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
          .hasMessageContaining("numbers failed")
          .hasMessageContaining("no tape");
      assertThat(stream.failure()).isPresent();
      assertThatThrownBy(stream::advance).hasMessageContaining("it failed before");
    }
  }

  @Test
  void aCancelledStreamFailsAtTheNextPull() {
    try (BatchStream stream = stream(new Counter(3))) {
      assertThat(stream.advance()).isTrue();
      stream.cancel();
      assertThatThrownBy(stream::advance)
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
          .hasMessage("cancelled: numbers");
    }
  }

  @Test
  void closingWaitsForThePullOfAnotherThread() throws Exception {
    CountDownLatch pulling = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    BatchStream stream =
        stream(root -> {
          pulling.countDown();
          assertThat(release.await(5, TimeUnit.SECONDS)).isTrue();
          return false;
        });
    Thread reader = Thread.ofPlatform().start(stream::advance);
    pulling.await();
    Thread closer = Thread.ofPlatform().start(stream::close);
    Thread.sleep(50);
    assertThat(stream.isClosed()).isFalse();
    release.countDown();
    reader.join();
    closer.join();
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void aLeakIsReportedWithItsOwner() {
    BatchStream stream =
        BatchStream.open(
            "leaky",
            new RootAllocator(),
            memory -> {
              var unused = memory.buffer(64);
              return new ProducerOrigin("leaky", SCHEMA, memory, root -> unused == null);
            });
    assertThatThrownBy(stream::close)
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
        .hasMessageContaining("'leaky' leaked 64 bytes");
  }

  @Test
  void anOriginThatCannotBeOpenedLeavesNothing() {
    assertThatThrownBy(() ->
            BatchStream.open(
                "broken",
                allocator,
                memory -> {
                  throw new IOException("no door");
                }))
        .hasMessageContaining("cannot open the stream 'broken'")
        .hasMessageContaining("no door");
    assertThat(allocator.getChildAllocators()).isEmpty();
  }

  @Test
  void aHandedOverReaderMayBeClosedTwiceAndTheStreamToo() throws Exception {
    BatchStream stream = stream(new Counter(2));
    ArrowReader reader = stream.handOver();
    assertThatThrownBy(stream::advance).hasMessageContaining("handed over to another reader");
    assertThat(reader.loadNextBatch()).isTrue();
    assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(2);
    reader.close();
    reader.close();
    stream.close();
    stream.close();
    assertThat(stream.rows()).isEqualTo(2);
  }

  @Test
  void aStreamGoesThroughTheCInterfaceAndBack() throws Exception {
    BatchStream stream = stream(new Counter(4));
    try (BufferAllocator exports = allocator.newChildAllocator("exports", 0, Long.MAX_VALUE);
        ArrowArrayStream c = ArrowArrayStream.allocateNew(exports)) {
      Data.exportArrayStream(exports, stream.handOver(), c);
      try (ArrowReader back = Data.importArrayStream(exports, c)) {
        int sum = 0;
        while (back.loadNextBatch()) {
          IntVector numbers = (IntVector) back.getVectorSchemaRoot().getVector(0);
          sum += numbers.get(0) + numbers.get(1);
        }
        assertThat(sum).isEqualTo(28);
      }
    }
    stream.close();
  }

  private BatchStream stream(BatchProducer producer) {
    return BatchStream.produce("numbers", SCHEMA, allocator, producer);
  }

  /// 0, 1 | 2, 3 | …
  private static final class Counter implements BatchProducer {
    private final int batches;
    private int batch;
    private int closed;

    Counter(int batches) {
      this.batches = batches;
    }

    @Override
    public boolean fill(VectorSchemaRoot root) {
      if (batch == batches) {
        return false;
      }
      IntVector numbers = (IntVector) root.getVector("n");
      numbers.setSafe(0, 2 * batch);
      numbers.setSafe(1, 2 * batch + 1);
      root.setRowCount(2);
      batch++;
      return true;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
