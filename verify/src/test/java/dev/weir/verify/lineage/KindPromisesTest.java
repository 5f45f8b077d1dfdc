package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What the kinds of lineage promise holds on the engine. `-Dweir.kinds.queries=` says how many
/// queries are generated, `-Dweir.kinds.seed=` which.
class KindPromisesTest {
  private static void check(KindOracle oracle, List<NamedQuery> queries, List<String> schemas) {
    List<String> wrong = oracle.run(queries, schemas);
    System.out.println("kinds: " + oracle.summary());
    assertThat(wrong).as(oracle.summary()).isEmpty();
    assertThat(oracle.count("rows")).isGreaterThan(20);
    assertThat(oracle.count("row by row")).isPositive();
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Oracle oracle = new Oracle(database);
      check(
          new KindOracle(database, database.catalog(), 12, oracle::bind),
          // Samples without a seed differ from run to run, and no other table takes the place of
          // one
          // that is named with its schema.
          NamedQuery.corpus("").stream()
              .filter(q -> !q.sql().toUpperCase(Locale.ROOT).contains("SAMPLE"))
              .filter(q -> !q.sql().toLowerCase(Locale.ROOT).matches("(?s).*\\b(main|memory)\\..*"))
              .toList(),
          List.of("main"));
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      Oracle oracle = new Oracle(database);
      check(
          new KindOracle(database, database.catalog(), 12, oracle::bind),
          TpcQueries.tpch(),
          List.of("main"));
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      Oracle oracle = new Oracle(database);
      check(
          new KindOracle(database, database.catalog(), 3, oracle::bind),
          TpcQueries.tpcds(),
          List.of("main"));
    }
  }

  @Test
  void generated() {
    int count = Integer.getInteger("weir.kinds.queries", 300);
    long seed = Long.getLong("weir.kinds.seed", 20260301L);
    try (Database database = Database.open()) {
      Catalog catalog = GeneratedQueries.load(database);
      check(
          new KindOracle(
              database,
              catalog,
              12,
              q -> Compiler.duckdb().compile(q.sql(), q.name(), catalog).relation()),
          GeneratedQueries.write(seed, count),
          List.of("one", "two"));
    }
  }
}
