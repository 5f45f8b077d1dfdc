package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tables, stars, pivots, names and subscripts against the engine. A line of the file is a query
/// whose emitted text gives the rows, names and types of the original; behind `!` it is one that
/// the engine refuses and so does the compiler, with a place; behind `@` a statement that prepares
/// the database; behind `?` a query that only Weir refuses, which the guide explains.
class TableConstructsTest {
  @Test
  void tableConstructsMeanWhatTheEngineMakesOfThem() {
    List<String> lines =
        NamedQuery.text("/emit/table-constructs.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    List<String> failures = new ArrayList<>();
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      lines.stream()
          .filter(line -> line.startsWith("@"))
          .forEach(line -> database.execute(line.substring(1)));
      Oracle oracle = new Oracle(database);
      for (String line : lines) {
        NamedQuery query = new NamedQuery(line, line.substring(1));
        switch (line.charAt(0)) {
          case '@' -> {}
          case '!' -> {
            if (isAccepted(database, query.sql())) {
              failures.add(line + " | the engine accepts it");
            }
            refused(oracle, query, failures);
          }
          case '?' -> refused(oracle, query, failures);
          default ->
              oracle
                  .check(new NamedQuery(line, line))
                  .ifPresent(failure -> failures.add(failure.toString()));
        }
      }
    }
    assertThat(lines).hasSizeGreaterThan(200);
    assertThat(failures).isEmpty();
  }

  private static boolean isAccepted(Database database, String sql) {
    try {
      database.rows(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void refused(Oracle oracle, NamedQuery query, List<String> failures) {
    try {
      oracle.bind(query);
      failures.add(query.name() + " | is accepted");
    } catch (WeirException e) {
      if (e.problems().stream().anyMatch(problem -> problem.place().isEmpty())) {
        failures.add(query.name() + " | has no place: " + e.getMessage());
      }
    }
  }
}
