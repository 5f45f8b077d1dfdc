package dev.weir.verify.benchmark;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.emit.TpcdsTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The diff of a TPC-DS query with itself and one more filter around it, from two bound relations,
/// one thread, warm. [#main] measures all 103 queries in one process, without forks.
///
///     mvn -q -Dquick -Pbenchmarks -Dmaven.test.skip=false -pl verify -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java --enable-native-access=ALL-UNNAMED -cp verify/target/test-classes:$(cat verify/target/classpath) org.openjdk.jmh.Main DiffBenchmark
///     java --enable-native-access=ALL-UNNAMED -cp verify/target/test-classes:$(cat verify/target/classpath) dev.weir.verify.benchmark.DiffBenchmark
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DiffBenchmark {
  @Param({"0", "20", "40", "60", "80", "102"})
  private int query;

  private List<Relation> pair = List.of();

  /// Compiles the query and its variant.
  @Setup
  public void load() {
    pair = pairs().get(query);
  }

  /// Two relations to a diff.
  @Benchmark
  public QueryDiff diff() {
    return SemanticDiff.between(pair.getFirst(), pair.getLast(), Map.of());
  }

  private static List<List<Relation>> pairs() {
    try (Database database = Database.open()) {
      TpcdsTables.load(database, 0.01, 1);
      Catalog catalog = database.catalog();
      List<List<Relation>> pairs = new ArrayList<>();
      for (NamedQuery query : TpcQueries.tpcds()) {
        Relation before = Compiler.duckdb().compile(query.sql(), query.name(), catalog).relation();
        String column = "\"" + before.columns().getFirst().name().replace("\"", "\"\"") + "\"";
        String text = "SELECT * FROM (" + query.sql() + "\n) AS q WHERE " + column + " IS NOT NULL";
        pairs.add(
            List.of(before, Compiler.duckdb().compile(text, query.name(), catalog).relation()));
      }
      return pairs;
    }
  }

  /// Prints the median over all queries of the median of each, and the slowest.
  public static void main(String[] arguments) {
    List<List<Relation>> pairs = pairs();
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long[][] times = new long[pairs.size()][rounds];
    for (int round = -rounds; round < rounds; round++) {
      for (int i = 0; i < pairs.size(); i++) {
        long start = System.nanoTime();
        SemanticDiff.between(pairs.get(i).getFirst(), pairs.get(i).getLast(), Map.of());
        times[i][Math.floorMod(round, rounds)] = System.nanoTime() - start;
      }
    }
    long[] medians = new long[pairs.size()];
    for (int i = 0; i < medians.length; i++) {
      Arrays.sort(times[i]);
      medians[i] = times[i][rounds / 2];
    }
    long slowest = Arrays.stream(medians).max().orElseThrow();
    Arrays.sort(medians);
    System.out.printf(
        Locale.ROOT,
        "%d queries: median %.0f µs, slowest %.0f µs%n",
        medians.length,
        medians[medians.length / 2] / 1e3,
        slowest / 1e3);
  }
}
