package dev.weir.verify.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compiler on the queries that DuckDB tests itself with. It runs only where a checkout of
/// DuckDB is named: `mvn verify -pl verify -am -Dweir.duckdb.tests=/path/to/duckdb`, with
/// `-Dweir.duckdb.scripts=test/sql/join` for some of them and `-Dweir.duckdb.report=FILE` for every
/// query that went wrong.
class DuckDbSuiteTest {
  /// The share of queries that compile must not fall below this.
  private static final double LEAST = 0.95;

  /// The report is written after so many scripts, so that little is lost when the engine ends the
  /// process.
  private static final int REPORTED = 100;

  @TempDir Path scratch;

  @Test
  void queriesOfDuckDbCompileToTheSameRows() throws IOException, InterruptedException {
    Optional<DuckDbCheckout> checkout = DuckDbCheckout.named();
    if (checkout.isEmpty()) {
      return;
    }
    SuiteReport report = run(checkout.get());
    System.out.println(report.summary());
    write(report);
    assertThat(report.byOutcome().get(Outcome.INTERNAL)).isEmpty();
    assertThat(report.share()).isGreaterThan(LEAST);
  }

  private static void write(SuiteReport report) throws IOException {
    String file = System.getProperty("weir.duckdb.report", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), report.text());
    }
  }

  private SuiteReport run(DuckDbCheckout checkout) throws IOException, InterruptedException {
    int done = 0;
    List<Verdict> verdicts = new ArrayList<>();
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(2, work -> new Thread(null, work, "suite", 256L << 20))) {
      List<Future<List<Verdict>>> running = new ArrayList<>();
      for (Path file : checkout.files()) {
        Path folder = Files.createDirectories(scratch.resolve("" + running.size()));
        TestScript script = checkout.script(file, folder);
        script.missing().stream().limit(1).forEach(m -> leftOut.merge(m, 1, Integer::sum));
        running.add(workers.submit((Callable<List<Verdict>>) () -> ScriptRun.of(script)));
      }
      for (Future<List<Verdict>> one : running) {
        verdicts.addAll(one.get());
        if (++done % REPORTED == 0) {
          write(new SuiteReport(verdicts, leftOut));
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return new SuiteReport(verdicts, leftOut);
  }
}
