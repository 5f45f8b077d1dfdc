package dev.weir.verify.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A diff never claims less change than there is: over every systematic mutation of the corpora.
/// `-Dweir.diff.step=1` judges all mutations and not every so many, `-Dweir.diff.queries=` says how
/// many queries are generated, `-Dweir.diff.seed=` which.
class DiffOracleTest {
  private static void check(DiffOracle oracle, List<NamedQuery> queries, int step) {
    queries.forEach(query -> oracle.check(query, step));
    System.out.println("diff: " + oracle.summary());
    assertThat(oracle.wrong()).isEmpty();
    assertThat(oracle.mutations()).isGreaterThan(queries.size());
  }

  private static int step(int usual) {
    return Integer.getInteger("weir.diff.step", usual);
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      check(
          new DiffOracle(database, database.catalog(), List.of()), NamedQuery.corpus(""), step(4));
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      check(new DiffOracle(database, database.catalog(), List.of()), TpcQueries.tpch(), step(3));
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      check(new DiffOracle(database, database.catalog(), List.of()), TpcQueries.tpcds(), step(24));
    }
  }

  @Test
  void generated() {
    int count = Integer.getInteger("weir.diff.queries", 150);
    long seed = Long.getLong("weir.diff.seed", 20260101L);
    try (Database database = Database.open()) {
      DiffOracle oracle =
          new DiffOracle(database, GeneratedQueries.load(database), GeneratedQueries.editions());
      check(oracle, GeneratedQueries.write(seed, count), step(4));
    }
  }
}
