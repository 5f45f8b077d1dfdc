package dev.weir.verify.benchmark;

import dev.weir.verify.emit.TpcQueries;
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

/// Compiling the texts of TPC-H and TPC-DS, one thread, warm. Samples, so that the median says what
/// a call costs even on a machine that has other work. `-p query=tpcds/q64` chooses others.
///
///     mvn -q -Dquick -Pbenchmarks -Dmaven.test.skip=false -pl verify -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java --enable-native-access=ALL-UNNAMED -cp verify/target/test-classes:$(cat verify/target/classpath) org.openjdk.jmh.Main CompileBenchmark
///
/// All 125 texts and the large ones at once, each as the median of many single calls, come from
/// [CompileSpeed]; docs/benchmarks.md has its tables.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CompileBenchmark {
  @Param({
    "tpch/q1",
    "tpch/q2",
    "tpch/q3",
    "tpch/q4",
    "tpch/q5",
    "tpch/q6",
    "tpch/q7",
    "tpch/q8",
    "tpch/q9",
    "tpch/q10",
    "tpch/q11",
    "tpch/q12",
    "tpch/q13",
    "tpch/q14",
    "tpch/q15",
    "tpch/q16",
    "tpch/q17",
    "tpch/q18",
    "tpch/q19",
    "tpch/q20",
    "tpch/q21",
    "tpch/q22",
    "tpcds/q4",
    "tpcds/q14a",
    "tpcds/q39b",
    "tpcds/q64"
  })
  private String query = "tpch/q1";

  private CompileSteps steps = new CompileSteps(CompileTexts.tables(1));
  private String text = "";

  /// Reads the query's text and its tables.
  @Setup
  public void load() {
    boolean tpch = query.startsWith("tpch/");
    String name = query.replace('/', ' ');
    text =
        (tpch ? TpcQueries.tpch() : TpcQueries.tpcds())
            .stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow().sql();
    steps = new CompileSteps(tpch ? TpcQueries.tpchCatalog() : TpcQueries.tpcdsCatalog());
  }

  /// Parse, bind, emit.
  @Benchmark
  public String parseBindEmit() {
    return steps.emitted(text);
  }

  /// Parse, bind, emit, lineage, normal form, fingerprint.
  @Benchmark
  public int everything() {
    return steps.everything(text);
  }
}
