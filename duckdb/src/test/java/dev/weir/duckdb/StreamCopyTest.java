package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.ArrowTypes;
import dev.weir.run.BatchProducer;
import dev.weir.run.BatchStream;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyRequest;
import dev.weir.run.FileFormat;
import dev.weir.run.FileScan;
import dev.weir.run.WriteOrder;
import dev.weir.run.WrittenFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrow made in Java goes into Parquet batch by batch.
class StreamCopyTest {
  private static final int BATCH = 10_000;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              ArrowTypes.field("n", DataType.parse("BIGINT")),
              ArrowTypes.field("t", DataType.parse("VARCHAR"))));

  @TempDir Path folder;
  private DuckDbSession session;
  private final AtomicLong peak = new AtomicLong();
  private final AtomicInteger closed = new AtomicInteger();

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aSourceIsWrittenInOrderAndInBoundedMemory() {
    Path target = folder.resolve("out");
    BatchStream stream = stream(numbers(200));
    WrittenFiles written =
        session.copy(CopyRequest.of(stream, target).withOrder(new WriteOrder.AsDelivered()));
    assertThat(written.rows()).isEqualTo(200L * BATCH);
    assertThat(stream.rows()).isEqualTo(200L * BATCH);
    assertThat(stream.isClosed()).isTrue();
    assertThat(closed).hasValue(1);
    assertThat(peak.get()).isBetween(1L, 16L << 20);
    assertThat(session.allocator().getAllocatedMemory()).isZero();
    assertThat(
            Sessions.rows(
                session,
                "SELECT count(*), bool_and(n = file_row_number), bool_and(t = 'row ' || n) FROM"
                    + " read_parquet('%s/*.parquet', file_row_number = true)".formatted(target)))
        .containsExactly(List.of(200L * BATCH, true, true));
  }

  @Test
  void aSourceWithoutRowsLeavesAnEmptyFile() {
    Path target = folder.resolve("out");
    assertThat(session.copy(CopyRequest.of(stream(numbers(0)), target)).rows()).isZero();
    String scan = ScanText.of(FileScan.of(FileFormat.PARQUET, List.of(target + "/*.parquet")));
    assertThat(session.describe(scan).text()).isEqualTo("n BIGINT, t VARCHAR");
  }

  @Test
  void aFailingSourceSpeaksForItself() throws Exception {
    Path target = folder.resolve("out");
    BatchProducer failing =
        root -> {
          if (peak.incrementAndGet() > 5) {
            throw new IOException("the tape broke");
          }
          return fill(root, 0);
        };
    assertThatThrownBy(() -> session.copy(CopyRequest.of(stream(failing), target)))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
        .hasMessageContaining("numbers failed")
        .hasMessageContaining("the tape broke");
    assertThat(session.allocator().getAllocatedMemory()).isZero();
    try (var files = Files.list(target)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anErrorOfASourceIsNotWrappedTwice() {
    BatchProducer failing =
        root -> {
          throw new WeirException(ErrorCode.MISSING_FILE, "there is no tape");
        };
    assertThatThrownBy(() -> session.copy(CopyRequest.of(stream(failing), folder.resolve("out"))))
        .hasMessage("there is no tape")
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE));
  }

  @Test
  void aCopyThatFailsFreesItsSource() {
    CopyRequest request =
        CopyRequest.of(stream(numbers(50)), folder.resolve("out"))
            .withOrder(new WriteOrder.Sorted(List.of("nope")));
    assertThatThrownBy(() -> session.copy(request)).hasMessageContaining("cannot order by 'nope'");
    assertThat(closed).hasValue(1);
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @Test
  void aSourceIsConsumedOnce() {
    BatchStream stream = stream(numbers(1));
    session.copy(CopyRequest.of(stream, folder.resolve("a")));
    assertThatThrownBy(() -> session.copy(CopyRequest.of(stream, folder.resolve("b"))))
        .hasMessageContaining("the stream 'numbers' cannot be read")
        .hasMessageContaining("a stream is read once");
  }

  @Test
  void anEndlessSourceStopsSoonWhenCancelled() throws Exception {
    for (int round = 0; round < 5; round++) {
      Cancellation cancellation = new Cancellation();
      CopyRequest request =
          CopyRequest.of(stream(numbers(Integer.MAX_VALUE)), folder.resolve("out"))
              .withCancellation(cancellation);
      CompletableFuture<Throwable> failure =
          CompletableFuture.supplyAsync(() -> {
            try {
              session.copy(request);
              return new AssertionError("it ended by itself");
            } catch (WeirException e) {
              return e;
            }
          });
      Thread.sleep(100);
      cancellation.cancel();
      assertThat(failure.get(2, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
      assertThat(session.allocator().getAllocatedMemory()).isZero();
    }
  }

  @Test
  void progressCountsTheRowsOfASource() {
    AtomicLong last = new AtomicLong();
    session.copy(
        CopyRequest.of(stream(numbers(20)), folder.resolve("out"))
            .withProgress((rows, fraction) -> last.set(rows)));
    assertThat(last).hasValue(20L * BATCH);
  }

  private BatchStream stream(BatchProducer producer) {
    BatchProducer counted =
        new BatchProducer() {
          @Override
          public boolean fill(VectorSchemaRoot root) throws Exception {
            return producer.fill(root);
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return BatchStream.produce("numbers", SCHEMA, session.allocator(), counted);
  }

  private BatchProducer numbers(int batches) {
    AtomicInteger made = new AtomicInteger();
    return root -> {
      peak.accumulateAndGet(session.allocator().getAllocatedMemory(), Math::max);
      int batch = made.getAndIncrement();
      return batch < batches && fill(root, (long) batch * BATCH);
    };
  }

  private static boolean fill(VectorSchemaRoot root, long first) {
    BigIntVector numbers = (BigIntVector) root.getVector("n");
    VarCharVector texts = (VarCharVector) root.getVector("t");
    for (int i = 0; i < BATCH; i++) {
      numbers.setSafe(i, first + i);
      texts.setSafe(i, ("row " + (first + i)).getBytes(StandardCharsets.UTF_8));
    }
    root.setRowCount(BATCH);
    return true;
  }
}
