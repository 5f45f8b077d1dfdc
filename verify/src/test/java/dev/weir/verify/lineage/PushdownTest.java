package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import dev.weir.verify.identity.GeneratedQueries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows that do not meet the predicate of their source have no part in any result.
/// `-Dweir.pushdown.queries=` says how many queries are generated, `-Dweir.pushdown.seed=` which.
class PushdownTest {
  private static void check(PushdownOracle oracle, List<NamedQuery> queries, int predicates) {
    List<String> wrong = oracle.run(queries);
    System.out.println("pushdown: " + oracle.summary());
    assertThat(wrong).as(oracle.summary()).isEmpty();
    assertThat(oracle.predicates()).isGreaterThan(predicates);
  }

  @Test
  void corpus() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      List<NamedQuery> queries =
          NamedQuery.corpus("").stream()
              .filter(q -> !q.name().startsWith("select/sample"))
              .toList();
      check(new PushdownOracle(database, database.catalog(), List.of("main")), queries, 20);
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      check(
          new PushdownOracle(database, database.catalog(), List.of("main")), TpcQueries.tpch(), 30);
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      check(
          new PushdownOracle(database, database.catalog(), List.of("main")),
          TpcQueries.tpcds(),
          100);
    }
  }

  /// Every query, and two more with a filter around it, so that conditions meet all that can stop
  /// them.
  private static List<NamedQuery> filtered(List<NamedQuery> queries) {
    List<NamedQuery> all = new ArrayList<>();
    for (NamedQuery query : queries) {
      String from = "SELECT * FROM (" + query.sql() + ") AS whole WHERE ";
      all.add(query);
      all.add(new NamedQuery(query.name() + " +", from + "k0 < 3 AND k1 IN ('a', 'ab')"));
      all.add(new NamedQuery(query.name() + " ?", from + "k0 IS NULL OR NOT k1 = 'a'"));
    }
    return all;
  }

  @Test
  void generated() {
    int count = Integer.getInteger("weir.pushdown.queries", 300);
    long seed = Long.getLong("weir.pushdown.seed", 20260101L);
    try (Database database = Database.open()) {
      PushdownOracle oracle =
          new PushdownOracle(database, GeneratedQueries.load(database), List.of("one", "two"));
      check(oracle, filtered(GeneratedQueries.write(seed, count)), count / 2);
    }
  }
}
