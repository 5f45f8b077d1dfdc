package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.run.Engine;
import dev.weir.run.EngineIdentity;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.RuntimeProfile;
import dev.weir.store.DurableFiles;
import dev.weir.store.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Canonical products have the same bytes whatever the threads do.
class CanonicalTest {
  @TempDir Path temp;

  @Test
  void productsHaveTheSameBytesBetweenRunsAndBetweenOneAndTwoThreads() throws IOException {
    Shop shop = new Shop(temp.resolve("shop"));
    shop.file(
        "data/a.csv",
        IntStream.range(0, 200_000)
            .mapToObj(i -> i + "," + i % 97 + "," + (i * 7919L % 100_003) + "\n")
            .collect(Collectors.joining("", "id,customer,amount\n", "")));
    // An aggregate without order: its rows come in another order in every run.
    shop.product(
        "loose", "SELECT id, customer, sum(amount) / 7.0 AS v FROM orders GROUP BY id, customer");
    shop.product(
        "tight",
        """
        /* order: canonical by [customer] */
        SELECT customer, sum(v) AS total, avg(v) AS mean, stddev(v) AS spread,
          first(id) AS some, list(id) AS ids
        FROM loose GROUP BY customer\
        """);
    shop.product(
        "exact",
        """
        /* order: canonical by [customer] */
        SELECT customer, count(*) AS n, max(id) AS last FROM loose GROUP BY customer\
        """);
    List<String> tight = new ArrayList<>();
    List<String> exact = new ArrayList<>();
    for (int threads : List.of(2, 1, 2)) {
      DurableFiles.deleteTree(shop.store());
      Builds builds = new Builds(Projects.load(shop.folder()), new ThreadedEngine(threads));
      BuildReport report = builds.build(BuildRequest.all(), BuildListener.NONE);
      assertThat(report.succeeded()).isTrue();
      tight.add(files(report, "tight"));
      exact.add(files(report, "exact"));
    }

    assertThat(tight).containsOnly(tight.getFirst());
    assertThat(exact).containsOnly(exact.getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT i, count(*) AS n FROM t GROUP BY i | false",
        "SELECT i, sum(i) AS n, max(s) AS m FROM t GROUP BY i | false",
        "SELECT a.i FROM t AS a LEFT JOIN t AS b ON a.i = b.i WHERE EXISTS (SELECT 1 FROM t) | false",
        "SELECT i, rank() OVER (ORDER BY s) AS r, sum(i) OVER (PARTITION BY s) AS q FROM t | false",
        "SELECT sum(d) AS n FROM t | true",
        "SELECT d, count(*) AS n FROM t GROUP BY d | true",
        "SELECT DISTINCT d FROM t | true",
        "SELECT first(i) AS n FROM t | true",
        "SELECT list(i) AS n FROM t | true",
        "SELECT i FROM t ORDER BY i LIMIT 3 | true",
        "SELECT row_number() OVER (ORDER BY s) AS r FROM t | true",
        "SELECT i FROM (SELECT sum(d) AS i FROM t) | true",
      })
  void sensitivityToTheOrderOfRowsIsSeen(String sql, boolean sensitive) {
    Schema schema =
        new Schema(
            List.of(
                new Column("i", DataType.parse("BIGINT")),
                new Column("d", DataType.parse("DOUBLE")),
                new Column("s", DataType.parse("VARCHAR"))));
    var compiled = Compiler.duckdb().compile(sql, "<sql>", TableCatalog.of("t", schema));

    assertThat(OrderSensitivity.of(compiled.relation())).isEqualTo(sensitive);
  }

  private static String files(BuildReport report, String product) {
    return report.products().stream()
        .filter(line -> line.product().equals(product))
        .map(line -> Manifest.read(line.path().orElseThrow()).orElseThrow().files().toString())
        .findFirst()
        .orElseThrow();
  }

  /// The real engine with another default number of threads.
  private record ThreadedEngine(int threads) implements Engine {
    private static final DuckDbEngine REAL = new DuckDbEngine();

    @Override
    public EngineIdentity identity() {
      return REAL.identity();
    }

    @Override
    public EngineSession open(RuntimeProfile profile, Path scratch) {
      return REAL.open(profile.threads() == 1 ? profile : profile.withThreads(threads), scratch);
    }

    @Override
    public String scanSql(FileScan scan) {
      return REAL.scanSql(scan);
    }
  }
}
