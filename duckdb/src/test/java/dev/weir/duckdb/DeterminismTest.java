package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.run.CopyRequest;
import dev.weir.run.ParquetOptions;
import dev.weir.run.RuntimeProfile;
import dev.weir.run.WriteOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sorted files are the same bytes at any thread count and in any run.
class DeterminismTest {
  @TempDir Path folder;

  @Test
  void aUniqueKeyGivesTheSameBytesAtOneTwoAndFourThreads() throws Exception {
    assertOneDigest(
        "SELECT hash(i) AS id, i::VARCHAR AS name, [i, i + 1] AS l, {'d': i / 7} AS s"
            + " FROM range(600000) r(i)",
        List.of("id"),
        ParquetOptions.DEFAULT);
  }

  @Test
  void keysThatTieGiveTheSameBytes() throws Exception {
    assertOneDigest(
        "SELECT i % 10 AS g, hash(i) AS h, MAP {'k': i % 100} AS m FROM range(550000) r(i)",
        List.of("g"), ParquetOptions.DEFAULT.withLevel(9));
  }

  @Test
  void aGroupedJoinGivesTheSameBytesWithSmallRowGroups() throws Exception {
    assertOneDigest(
        "SELECT hash(a.i) % 550000 AS g, count(*) AS n, sum(b.i) AS s FROM range(700000) a(i)"
            + " JOIN range(700000) b(i) ON a.i = b.i GROUP BY ALL",
        List.of("g"), ParquetOptions.DEFAULT.withRowGroupRows(10_000));
  }

  @Test
  void deliveredOrderOfAScanGivesTheSameBytes() throws Exception {
    Set<String> digests = new LinkedHashSet<>();
    for (int threads : List.of(1, 2, 4, 2)) {
      digests.add(
          digest(
              threads,
              "SELECT i, md5(i::VARCHAR) AS m FROM range(600000) r(i) WHERE i % 3 > 0",
              new WriteOrder.AsDelivered(),
              ParquetOptions.DEFAULT));
    }
    assertThat(digests).hasSize(1);
  }

  private void assertOneDigest(String sql, List<String> keys, ParquetOptions options)
      throws Exception {
    Set<String> digests = new LinkedHashSet<>();
    for (int threads : List.of(1, 2, 4, 2)) {
      digests.add(digest(threads, sql, new WriteOrder.Sorted(keys), options));
    }
    assertThat(digests).hasSize(1);
  }

  private String digest(int threads, String sql, WriteOrder order, ParquetOptions options)
      throws IOException, NoSuchAlgorithmException {
    RuntimeProfile profile = RuntimeProfile.named("prod_fast").withThreads(threads);
    try (DuckDbSession session = Sessions.open(profile, folder)) {
      Path target = folder.resolve("out");
      session.copy(CopyRequest.of(sql, target).withOrder(order).withOptions(options));
      byte[] bytes = Files.readAllBytes(target.resolve("part-00000.parquet"));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
  }
}
