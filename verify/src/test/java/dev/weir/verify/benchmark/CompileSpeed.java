package dev.weir.verify.benchmark;

import dev.weir.compile.normal.NormalForm;
import dev.weir.model.DeepStack;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/// What compiling costs: every text of TPC-H and TPC-DS as the median of many single calls after a
/// warm-up, and texts that are large in one way each, step by step, at three sizes.
///
///     mvn -q -Dquick -Pbenchmarks -Dmaven.test.skip=false -pl verify -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java --enable-native-access=ALL-UNNAMED -Xss16m -cp verify/target/test-classes:$(cat verify/target/classpath) dev.weir.verify.benchmark.CompileSpeed
public final class CompileSpeed {
  private static final int WARM_UP_SECONDS = 20;
  private static final int CALLS = 301;

  private CompileSpeed() {}

  /// Prints the tables.
  public static void main(String[] arguments) {
    queries("TPC-H", TpcQueries.tpch(), new CompileSteps(TpcQueries.tpchCatalog()));
    queries("TPC-DS", TpcQueries.tpcds(), new CompileSteps(TpcQueries.tpcdsCatalog()));
    for (int round = 0; round < 2; round++) {
      large(round == 1);
    }
  }

  private static void queries(String set, List<NamedQuery> queries, CompileSteps steps) {
    List<String> texts = queries.stream().map(NamedQuery::sql).toList();
    long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      texts.forEach(steps::everything);
    }
    report(set + ": parse, bind, emit", queries, sql -> steps.emitted(sql).length());
    report(set + ": everything", queries, steps::everything);
  }

  private interface Work {
    int on(String sql);
  }

  private record Timed(String name, double micros) {}

  private static void report(String what, List<NamedQuery> queries, Work work) {
    List<Timed> medians = new ArrayList<>();
    for (NamedQuery query : queries) {
      medians.add(new Timed(query.name(), median(() -> work.on(query.sql())) / 1e3));
    }
    medians.sort(Comparator.comparingDouble(Timed::micros));
    Timed slowest = medians.getLast();
    System.out.printf(
        Locale.ROOT,
        "%-28s fastest %6.0f µs, median %6.0f µs, slowest %6.0f µs (%s)%n",
        what,
        medians.getFirst().micros(),
        medians.get(medians.size() / 2).micros(),
        slowest.micros(),
        slowest.name());
  }

  private static double median(IntSupplier work) {
    long[] nanos = new long[CALLS];
    int sink = 0;
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      sink += work.getAsInt();
      nanos[i] = System.nanoTime() - start;
    }
    if (sink == 42) {
      System.out.println();
    }
    java.util.Arrays.sort(nanos);
    return nanos[CALLS / 2];
  }

  private static void large(boolean print) {
    if (print) {
      System.out.println(
          "ms at a tenth, a third and full size: parse bind emit lineage normal fingerprint");
    }
    for (String name : CompileTexts.large(100).keySet()) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s", name));
      for (int size : List.of(100, 333, 1_000)) {
        CompileSteps steps = new CompileSteps(CompileTexts.tables(size * 5));
        String sql = String.valueOf(CompileTexts.large(size).get(name));
        line.append(DeepStack.call(() -> steps(steps, sql)));
      }
      if (print) {
        System.out.println(line);
      }
    }
  }

  /// The shortest of five runs, per step.
  private static String steps(CompileSteps steps, String sql) {
    long[] best = new long[6];
    java.util.Arrays.fill(best, Long.MAX_VALUE);
    for (int i = 0; i < 5; i++) {
      long[] at = new long[7];
      at[0] = System.nanoTime();
      SqlQuery query = CompileSteps.parse(sql);
      at[1] = System.nanoTime();
      Relation relation = steps.bind(query, sql);
      at[2] = System.nanoTime();
      CompileSteps.emit(relation);
      at[3] = System.nanoTime();
      CompileSteps.lineage(relation);
      at[4] = System.nanoTime();
      NormalForm form = CompileSteps.normalize(relation);
      at[5] = System.nanoTime();
      CompileSteps.fingerprint(form, relation);
      at[6] = System.nanoTime();
      for (int k = 0; k < best.length; k++) {
        best[k] = Math.min(best[k], at[k + 1] - at[k]);
      }
    }
    StringBuilder text = new StringBuilder(" |");
    for (long nanos : best) {
      text.append(String.format(Locale.ROOT, " %.1f", nanos / 1e6));
    }
    return text.toString();
  }
}
