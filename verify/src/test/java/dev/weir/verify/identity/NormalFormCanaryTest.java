package dev.weir.verify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.TpcQueries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The normal form of every query of the corpora, run as SQL on small data, gives the query's rows.
class NormalFormCanaryTest {
  /// Samples are random, and an unnested struct cannot be named where the form is printed.
  private static final List<String> NOT_PRINTABLE =
      List.of("meaning/sample-repeatable", "meaning/using-sample", "meaning/unnest-recursive");

  private static List<String> failures(Database database, List<NamedQuery> queries) {
    Canary canary = new Canary(database);
    List<String> failures = new ArrayList<>();
    for (NamedQuery query : queries) {
      if (NOT_PRINTABLE.contains(query.name())) {
        continue;
      }
      canary.check(query.name(), query.sql()).ifPresent(failures::add);
    }
    assertThat(canary.refused())
        .as("queries that were not compared")
        .isLessThan(queries.size() / 10);
    return failures;
  }

  @Test
  void constructsOfOneFingerprintHaveOneResult() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      assertThat(new Canary(database).confused(NamedQuery.corpus(""))).isEmpty();
    }
  }

  @Test
  void constructs() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      assertThat(failures(database, NamedQuery.corpus("meaning/"))).isEmpty();
    }
  }

  @Test
  void tpch() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpch(database);
      assertThat(failures(database, TpcQueries.tpch())).isEmpty();
    }
  }

  @Test
  void tpcds() {
    try (Database database = Database.open()) {
      TpcQueries.loadTpcds(database);
      assertThat(failures(database, TpcQueries.tpcds())).isEmpty();
    }
  }
}
