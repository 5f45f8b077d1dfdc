package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What names, aliases, positions and group keys mean in every clause: the value that the engine
/// gave is recorded beside each query, and the emitted text must give it too; what the engine
/// refuses is refused with a place.
class NamesTest {
  /// A query and the line below it.
  record Recorded(String sql, String value) {}

  static List<Recorded> recorded(String resource) {
    List<Recorded> all = new ArrayList<>();
    List<String> lines = NamedQuery.text(resource).lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      all.add(new Recorded(lines.get(i), lines.get(i + 1).strip()));
    }
    return all;
  }

  static Database database() {
    Database database = Database.open();
    for (String statement : NamedQuery.text("/emit/names-tables.sql").split(";\n")) {
      database.execute(statement);
    }
    return database;
  }

  @Test
  void queriesMeanWhatTheEngineMakesOfThem() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Database database = database()) {
      Oracle oracle = new Oracle(database);
      for (Recorded query : recorded("/emit/names.txt")) {
        String value = database.describe(query.sql()) + " " + database.rows(query.sql());
        if (!value.equals(query.value())) {
          wrong.add(query.sql() + " gives " + value + ", recorded is " + query.value());
        }
        oracle.check(new NamedQuery(query.sql(), query.sql())).ifPresent(f -> wrong.add(f + ""));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatTheEngineRefusesIsRefusedWithAPlace() {
    List<String> wrong = new ArrayList<>();
    try (Database database = database()) {
      Oracle oracle = new Oracle(database);
      for (Recorded query : recorded("/emit/names-refused.txt")) {
        String error = error(oracle, query.sql());
        if (!error.equals(query.value())) {
          wrong.add(query.sql() + ": " + error + ", recorded is " + query.value());
        }
        if (isAccepted(database, query.sql())) {
          wrong.add(query.sql() + " is a query to the engine");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String error(Oracle oracle, String sql) {
    try {
      return "bound to " + Oracle.emitted(oracle.bind(new NamedQuery("", sql)));
    } catch (WeirException e) {
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private static boolean isAccepted(Database database, String sql) {
    try {
      database.rows(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
