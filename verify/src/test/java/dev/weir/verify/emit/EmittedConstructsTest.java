package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every construct of the corpus: bound names and types are the engine's, the emitted text gives
/// the same rows as the original, and both survive a second round.
class EmittedConstructsTest {
  @Test
  void emittedQueriesGiveTheRowsOfTheirOriginals() {
    List<NamedQuery> queries = NamedQuery.corpus("");
    List<Oracle.Failure> failures = new ArrayList<>();
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Oracle oracle = new Oracle(database);
      queries.forEach(q -> oracle.check(q).ifPresent(failures::add));
    }
    assertThat(Exceptions.resource("/emit/exceptions.txt").differences(queries, failures))
        .isEmpty();
  }
}
