package dev.weir.verify.benchmark;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.emit.TpchTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What emitting costs the engine: each query of TPC-H is run as it was written and as the compiler
/// emits it, in turns, in one process, on one thread; the shortest run of each counts.
///
/// The arguments are the scale and the number of rounds:
///
///     mvn -q -Dquick -Pbenchmarks -Dmaven.test.skip=false -pl verify -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java --enable-native-access=ALL-UNNAMED -cp verify/target/test-classes:$(cat verify/target/classpath) dev.weir.verify.benchmark.EmittedSpeed 1 7
public final class EmittedSpeed {
  private EmittedSpeed() {}

  /// Prints a line per query and the geometric mean of the ratios.
  public static void main(String[] arguments) throws SQLException {
    double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    try (Database database = Database.open()) {
      TpchTables.load(database, scale);
      Catalog catalog = database.catalog();
      double logarithms = 0;
      List<NamedQuery> queries = TpcQueries.tpch();
      for (NamedQuery query : queries) {
        String emitted = Compiler.duckdb().compile(query.sql(), query.name(), catalog).engineSql();
        double ratio = ratio(database, query, emitted, rounds);
        logarithms += Math.log(ratio);
      }
      System.out.printf(
          Locale.ROOT, "geometric mean %.3f%n", Math.exp(logarithms / queries.size()));
    }
  }

  private static double ratio(Database database, NamedQuery query, String emitted, int rounds)
      throws SQLException {
    List<Long> original = new ArrayList<>();
    List<Long> compiled = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      original.add(time(database, query.sql()));
      compiled.add(time(database, emitted));
    }
    long before = original.stream().min(Long::compare).orElseThrow();
    long after = compiled.stream().min(Long::compare).orElseThrow();
    double ratio = (double) after / before;
    System.out.printf(
        Locale.ROOT,
        "%-6s %8.1f ms %8.1f ms %.3f%n",
        query.name(),
        before / 1e6,
        after / 1e6,
        ratio);
    return ratio;
  }

  private static long time(Database database, String sql) throws SQLException {
    long start = System.nanoTime();
    database.rows(sql);
    return System.nanoTime() - start;
  }
}
