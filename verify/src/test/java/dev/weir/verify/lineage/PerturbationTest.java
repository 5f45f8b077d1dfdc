package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerturbationTest {
  @Test
  void whatLineageDoesNotNameChangesNothing() {
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Perturbation perturbation = new Perturbation(database);
      // Samples without a seed differ from run to run, whatever changes.
      List<NamedQuery> queries =
          NamedQuery.corpus("").stream()
              .filter(q -> !q.name().startsWith("select/sample"))
              .toList();
      List<String> wrong = perturbation.run(queries);
      assertThat(wrong).as(perturbation.summary()).isEmpty();
    }
  }
}
