package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// TPC-H and TPC-DS: emitted queries against their texts over generated data.
class TpcTest {
  static List<NamedQuery> tpch() {
    return IntStream.rangeClosed(1, 22).mapToObj(i -> query("tpch", "q" + i)).toList();
  }

  static List<NamedQuery> tpcds() {
    List<String> split = List.of("q14", "q23", "q24", "q39");
    return IntStream.rangeClosed(1, 99)
        .mapToObj(i -> "q" + i)
        .flatMap(q -> split.contains(q) ? Stream.of(q + "a", q + "b") : Stream.of(q))
        .map(q -> query("tpcds", q))
        .toList();
  }

  private static NamedQuery query(String set, String name) {
    return new NamedQuery(
        set + " " + name, Spark.asDuckdb(NamedQuery.text("/" + set + "/" + name + ".sql")));
  }

  @Test
  void tpchQueriesGiveTheRowsOfTheirTexts() {
    try (Database database = Database.open()) {
      TpchTables.load(database, 0.01);
      check(database, tpch());
    }
  }

  @Test
  void tpcdsQueriesGiveTheRowsOfTheirTexts() {
    try (Database database = Database.open()) {
      TpcdsTables.load(database, 0.01, 100_000);
      check(database, tpcds());
    }
  }

  private static void check(Database database, List<NamedQuery> queries) {
    Oracle oracle = new Oracle(database);
    List<Oracle.Failure> failures = new ArrayList<>();
    queries.forEach(q -> oracle.check(q).ifPresent(failures::add));
    assertThat(Exceptions.resource("/emit/exceptions.txt").differences(queries, failures))
        .isEmpty();
  }
}
