package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.run.ColumnStatistics;
import dev.weir.run.ColumnStatistics.Exactness;
import dev.weir.run.Compression;
import dev.weir.run.CopyRequest;
import dev.weir.run.FileFormat;
import dev.weir.run.FileLayout;
import dev.weir.run.FileScan;
import dev.weir.run.ParquetOptions;
import dev.weir.run.WriteOrder;
import dev.weir.run.WrittenFile;
import dev.weir.run.WrittenFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyTest {
  @TempDir Path folder;
  private DuckDbSession session;

  @BeforeEach
  void open() {
    session = Sessions.open(folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aCopyTellsWhatItWrote() throws Exception {
    Path target = folder.resolve("a/b");
    WrittenFiles written =
        session.copy(
            CopyRequest.of(
                "SELECT i, {'x': i, 'y': [i::VARCHAR, NULL]} AS s, NULL::INTEGER AS \"n.m\""
                    + " FROM range(200000) r(i)",
                target));
    WrittenFile file = written.files().getFirst();
    assertThat(file.name()).isEqualTo("part-00000.parquet");
    assertThat(file.rows()).isEqualTo(200_000);
    assertThat(file.bytes()).isEqualTo(Files.size(target.resolve(file.name())));
    assertThat(file.rowGroups()).isEqualTo(2);
    assertThat(file.columns())
        .extracting(ColumnStatistics::path)
        .containsExactly(
            List.of("i"),
            List.of("s"),
            List.of("s", "x"),
            List.of("s", "y"),
            List.of("s", "y", "element"),
            List.of("n.m"));
    ColumnStatistics number = file.columns().getFirst();
    assertThat(number.min()).contains(new ColumnStatistics.Bound("0", Exactness.EXACT));
    assertThat(number.max()).contains(new ColumnStatistics.Bound("199999", Exactness.EXACT));
    assertThat(number.nulls()).isEqualTo(OptionalLong.of(0));
    assertThat(file.columns().getLast().nulls()).isEqualTo(OptionalLong.of(200_000));
    assertThat(file.columns().getLast().min()).isEmpty();
  }

  @Test
  void anEmptyResultLeavesOneEmptyFileWithTheSchema() {
    for (FileLayout layout :
        List.of(new FileLayout.SingleFile(), new FileLayout.AboutBytes(1 << 20))) {
      Path target = folder.resolve(layout.getClass().getSimpleName());
      WrittenFiles written =
          session.copy(
              CopyRequest.of("SELECT i, [i] AS l, 'x' AS t FROM range(5) r(i) WHERE i < 0", target)
                  .withOptions(ParquetOptions.DEFAULT.withLayout(layout)));
      assertThat(written.files()).hasSize(1);
      assertThat(written.rows()).isZero();
      assertThat(session.describe(scan(target)).text())
          .isEqualTo("i BIGINT, l BIGINT[], t VARCHAR");
      assertThat(Sessions.rows(session, scan(target))).isEmpty();
    }
  }

  @Test
  void severalFilesHoldAllRowsOnce() {
    Path target = folder.resolve("many");
    WrittenFiles written =
        session.copy(
            CopyRequest.of("SELECT i, md5(i::VARCHAR) AS m FROM range(1000000) r(i)", target)
                .withOptions(
                    ParquetOptions.DEFAULT.withLayout(new FileLayout.AboutBytes(4 << 20))));
    assertThat(written.files()).hasSizeGreaterThan(2);
    assertThat(written.files().getFirst().name()).isEqualTo("part-0.parquet");
    assertThat(written.rows()).isEqualTo(1_000_000);
    assertThat(
            Sessions.rows(
                session, "SELECT count(*), count(DISTINCT i) FROM (" + scan(target) + ")"))
        .containsExactly(List.of(1_000_000L, 1_000_000L));
  }

  @Test
  void everyCompressionCanBeRead() {
    for (Compression compression : Compression.values()) {
      Path target = folder.resolve(compression.text());
      ParquetOptions options = ParquetOptions.DEFAULT.withCompression(compression);
      session.copy(
          CopyRequest.of("SELECT i, i::VARCHAR AS t FROM range(1000) r(i)", target)
              .withOptions(options));
      assertThat(Sessions.value(session, "SELECT count(*) FROM (" + scan(target) + ")"))
          .isEqualTo(1000L);
    }
  }

  @Test
  void rowsAreSortedByTheKeysAndThenByAllOtherColumns() {
    Path target = folder.resolve("sorted");
    session.copy(
        CopyRequest.of(
                "SELECT * FROM (VALUES ('b', 2, [2]), ('a', 9, [1]), (NULL, 0, [0]), ('b', 1, [3]))"
                    + " v(\"K\", n, l)",
                target)
            .withOrder(new WriteOrder.Sorted(List.of("k"))));
    assertThat(Sessions.rows(session, "SELECT n FROM (" + scan(target) + ")"))
        .containsExactly(List.of(9), List.of(1), List.of(2), List.of(0));
  }

  @Test
  void keysThatAreKeptAsTextSortAsWhatTheyAre() {
    String sql =
        "SELECT (v || ' days')::INTERVAL AS i, v::UHUGEINT AS u, v FROM (VALUES (10), (9), (100))"
            + " t(v)";
    for (String key : List.of("i", "u")) {
      Path target = folder.resolve("query-" + key);
      session.copy(CopyRequest.of(sql, target).withOrder(new WriteOrder.Sorted(List.of(key))));
      assertThat(Sessions.rows(session, "SELECT v FROM (" + scan(target) + ")"))
          .containsExactly(List.of(9), List.of(10), List.of(100));
      Path streamed = folder.resolve("stream-" + key);
      session.copy(
          CopyRequest.of(session.query(sql), streamed)
              .withOrder(new WriteOrder.Sorted(List.of(key))));
      assertThat(Sessions.rows(session, "SELECT v FROM (" + scan(streamed) + ")"))
          .containsExactly(List.of(9), List.of(10), List.of(100));
    }
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestNames() {
    CopyRequest request =
        CopyRequest.of("SELECT 1 AS order_id, 2 AS total", folder.resolve("x"))
            .withOrder(new WriteOrder.Sorted(List.of("ordr_id")));
    assertThatThrownBy(() -> session.copy(request))
        .hasMessageContaining("the columns are order_id, total; did you mean order_id?");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    CopyRequest request = CopyRequest.of("SELECT 1 AS a, 2 AS \"A\"", folder.resolve("x"));
    assertThatThrownBy(() -> session.copy(request))
        .hasMessageContaining("two columns with the name 'A'");
  }

  @Test
  void filesAboutASizeDoNotGoWithAnOrder() {
    CopyRequest request = CopyRequest.of("SELECT 1 AS a", folder.resolve("x"));
    ParquetOptions options = ParquetOptions.DEFAULT.withLayout(new FileLayout.AboutBytes(1 << 20));
    assertThatThrownBy(() -> request.withOptions(options).withOrder(new WriteOrder.AsDelivered()))
        .hasMessageContaining("unordered files only");
  }

  @Test
  void progressGrowsToTheNumberOfRows() {
    List<Long> rows = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    session.execute("CREATE TABLE numbers AS SELECT i FROM range(3000000) r(i)");
    session.copy(
        CopyRequest.of("SELECT i, md5(i::VARCHAR) AS m FROM numbers", folder.resolve("p"))
            .withProgress((seen, fraction) -> {
              rows.add(seen);
              fractions.add(fraction);
            }));
    assertThat(rows).isSorted().endsWith(3_000_000L);
    assertThat(fractions).endsWith(1.0);
  }

  @Test
  void aFailedCopyLeavesNoFileAndSaysWhatItDid() throws Exception {
    Path target = folder.resolve("failed");
    Files.createDirectories(target);
    Files.writeString(target.resolve("other.txt"), "stays");
    String sql = "SELECT CAST(if(i = 900000, 'bad', '1') AS INTEGER) AS n FROM range(1000000) r(i)";
    for (FileLayout layout :
        List.of(new FileLayout.SingleFile(), new FileLayout.AboutBytes(1 << 10))) {
      CopyRequest request =
          CopyRequest.of(sql, target).withOptions(ParquetOptions.DEFAULT.withLayout(layout));
      assertThatThrownBy(() -> session.copy(request))
          .hasMessageContaining("writing Parquet to " + target)
          .hasMessageContaining("Could not convert string 'bad' to INT32");
      try (var files = Files.list(target)) {
        assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("other.txt"));
      }
    }
  }

  private static String scan(Path target) {
    return ScanText.of(FileScan.of(FileFormat.PARQUET, List.of(target + "/*.parquet")));
  }
}
