package dev.weir.verify.benchmark;

import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/// Reading and writing the texts of TPC-H, one thread, warm. Samples, so that the median says what a
/// call costs even on a machine that has other work.
///
///     mvn -q -Dquick -Pbenchmarks -Dmaven.test.skip=false -pl verify -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java -cp verify/target/test-classes:$(cat verify/target/classpath) org.openjdk.jmh.Main ParseBenchmark
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ParseBenchmark {
  @Param({
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22"
  })
  private int query = 1;

  private final SqlParser parser = SqlParser.of(Dialect.DUCKDB);
  private String text = "";
  private SqlQuery tree = parser.parseQuery("SELECT 1");

  /// Reads the query's text.
  @Setup
  public void load() throws IOException {
    String resource = "/tpch/q" + query + ".sql";
    try (InputStream in = ParseBenchmark.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    tree = parser.parseQuery(text);
  }

  /// Text to tree.
  @Benchmark
  public SqlQuery parse() {
    return parser.parseQuery(text);
  }

  /// Tree to text.
  @Benchmark
  public String print() {
    return SqlPrinter.print(tree, Dialect.DUCKDB);
  }

  /// Tree to text of Spark, through all its transforms.
  @Benchmark
  public String writeSpark() {
    return SqlTranspiler.write(tree, Dialect.SPARK, PrintStyle.COMPACT, text);
  }
}
