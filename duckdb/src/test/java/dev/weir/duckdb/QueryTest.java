package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.ColumnScan;
import dev.weir.run.Surface;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  /// Closing fails when a single byte of Arrow memory is left.
  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void manyRowsStreamInBoundedMemory() {
    long rows = 0;
    long peak = 0;
    try (BatchStream stream = session.query("SELECT i, i::VARCHAR AS t FROM range(5000000) r(i)")) {
      while (stream.advance()) {
        rows += stream.batch().getRowCount();
        peak = Math.max(peak, session.allocator().getAllocatedMemory());
      }
      assertThat(stream.rows()).isEqualTo(5_000_000);
      assertThat(stream.batches()).isGreaterThan(100);
    }
    assertThat(rows).isEqualTo(5_000_000);
    assertThat(peak).isBetween(1L, 8L << 20);
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @Test
  void scansAreThoseOfThePlan() {
    String file = folder.resolve("s.parquet").toString();
    session
        .query(
            "COPY (SELECT i AS a, i AS b, i AS c, {'x': i, 'y': i} AS s FROM range(9) r(i)) TO '"
                + file
                + "'",
            Surface.ADMIN)
        .close();
    session.createView("v", "SELECT * FROM read_parquet('" + file + "')");
    List<ColumnScan> scans = session.scans("SELECT a, s.x FROM v WHERE b > 3;");
    assertThat(scans).hasSize(1);
    assertThat(scans.getFirst().table()).isEmpty();
    assertThat(scans.getFirst().of(List.of("a", "b", "c", "s"))).containsExactly("a", "b", "s");
    assertThat(session.scans("SELECT 1")).isEmpty();
  }

  @Test
  void anEmptyResultHasItsSchemaAndNoBatch() {
    try (BatchStream stream = session.query("SELECT 1 AS a, 'x' AS b WHERE false")) {
      assertThat(stream.schema().text()).isEqualTo("a INTEGER, b VARCHAR");
      assertThat(stream.advance()).isFalse();
      assertThat(stream.advance()).isFalse();
      assertThat(stream.rows()).isZero();
    }
  }

  @Test
  void aStreamIsReadOnce() {
    try (BatchStream stream = session.query("SELECT 1")) {
      stream.collect(10);
      assertThatThrownBy(stream::handOver).hasMessageContaining("has been read already");
    }
  }

  @Test
  void closingEarlyAndTwiceFreesEverything() {
    BatchStream stream = session.query("SELECT i FROM range(1000000000) r(i)");
    assertThat(stream.advance()).isTrue();
    stream.close();
    stream.close();
    assertThat(session.allocator().getAllocatedMemory()).isZero();
    assertThatThrownBy(stream::advance).hasMessageContaining("it is closed");
  }

  @Test
  void closingUnreadFreesEverything() {
    session.query("SELECT i FROM range(1000000000) r(i)").close();
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  @Test
  void closingTheSessionClosesItsStreams() {
    BatchStream stream = session.query("SELECT i FROM range(1000000000) r(i)");
    assertThat(stream.advance()).isTrue();
    session.close();
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void collectingRefusesMoreRowsThanItsLimit() {
    try (BatchStream stream = session.query("SELECT i FROM range(11) r(i)")) {
      assertThatThrownBy(() -> stream.collect(10))
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
          .hasMessageContaining("more than the 10 rows");
    }
  }

  @Test
  void anErrorBeforeTheFirstBatchKeepsItsMessage() {
    assertThatThrownBy(() -> session.query("SELECT CAST(i || 'x' AS INTEGER) FROM range(9) r(i)"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_FAILED))
        .hasMessageContaining("Could not convert string '0x' to INT32")
        .hasMessageContaining("SELECT CAST(i");
    assertThatThrownBy(
            () -> session.query("SELECT (i + 9223372036854775807) FROM range(1, 9) r(i)"))
        .hasMessageContaining("Overflow");
  }

  @Test
  void anErrorAfterManyBatchesKeepsItsMessage() {
    String sql = "SELECT CAST(if(i = 3000000, 'bad', '1') AS INTEGER) FROM range(4000000) r(i)";
    try (BatchStream stream = session.query(sql)) {
      assertThat(stream.advance()).isTrue();
      assertThatThrownBy(() -> drain(stream))
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("Could not convert string 'bad' to INT32");
      assertThat(stream.failure()).isPresent();
    }
  }

  @Test
  void anUnknownColumnIsReportedWithTheEnginesWords() {
    assertThatThrownBy(() -> session.query("SELECT nope FROM range(3) r(i)"))
        .hasMessageContaining("nope");
  }

  @Test
  void namesMayRepeatAndKeepTheirOrder() {
    assertThat(session.describe("SELECT 1 AS a, 'x' AS a, 2.5 AS \"B c\"").text())
        .isEqualTo("a INTEGER, a VARCHAR, \"B c\" DECIMAL(2,1)");
  }

  @Test
  void describingTakesEveryFormOfQuery() {
    assertThat(session.describe("WITH x AS (SELECT 1 AS a) FROM x").text()).isEqualTo("a INTEGER");
    assertThat(session.describe("(SELECT 1 AS a)").text()).isEqualTo("a INTEGER");
    assertThat(session.describe("VALUES (1, 'x')").names()).hasSize(2);
    assertThat(session.describe("SELECT 1 AS a -- remark").text()).isEqualTo("a INTEGER");
    assertThat(session.describe("SELECT 1 AS a UNION ALL SELECT 2").text()).isEqualTo("a INTEGER");
  }

  @Test
  void viewsAreSeenByEveryQueryUntilDropped() {
    session.createView("v w", "SELECT i FROM range(3) r(i);");
    session.createView("v w", "SELECT i + 1 AS j FROM range(3) r(i) -- remark");
    assertThat(Sessions.rows(session, "SELECT j FROM \"v w\"")).hasSize(3);
    session.dropView("v w");
    session.dropView("v w");
    assertThatThrownBy(() -> session.query("FROM \"v w\"")).hasMessageContaining("v w");
  }

  @Test
  void queriesRunSideBySide() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Long>> work =
          List.of(() -> sum(1_000_000), () -> sum(2_000_000), () -> sum(10), () -> sum(500_000));
      List<Long> sums = new java.util.ArrayList<>();
      for (Future<Long> future : threads.invokeAll(work)) {
        sums.add(future.get());
      }
      assertThat(sums).containsExactly(499999500000L, 1999999000000L, 45L, 124999750000L);
    }
    assertThat(session.allocator().getAllocatedMemory()).isZero();
  }

  private long sum(long rows) {
    long sum = 0;
    try (BatchStream stream = session.query("SELECT i FROM range(" + rows + ") r(i)")) {
      while (stream.advance()) {
        var vector = (org.apache.arrow.vector.BigIntVector) stream.batch().getVector(0);
        for (int i = 0; i < vector.getValueCount(); i++) {
          sum += vector.get(i);
        }
      }
    }
    return sum;
  }

  static void drain(BatchStream stream) {
    while (stream.advance()) {
      assertThat(stream.batch()).isNotNull();
    }
  }
}
