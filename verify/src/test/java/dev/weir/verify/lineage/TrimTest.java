package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Trim;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrimTest {
  @Test
  void trimmedQueriesGiveTheValuesAndTheLineageOfTheirOutput() {
    List<String> wrong = new ArrayList<>();
    int trimmed = 0;
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Oracle oracle = new Oracle(database);
      for (NamedQuery query : NamedQuery.corpus("")) {
        // Another sample has other rows.
        if (!query.sql().toLowerCase(Locale.ROOT).contains("sample")) {
          trimmed += check(database, oracle, query, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(trimmed).isGreaterThan(1000);
  }

  private static int check(Database database, Oracle oracle, NamedQuery query, List<String> wrong) {
    Relation relation;
    List<List<String>> rows;
    try {
      relation = oracle.bind(query);
      rows = database.values(Oracle.emitted(relation));
    } catch (WeirException | SQLException e) {
      return 0;
    }
    for (int i = 0; i < relation.columns().size(); i++) {
      Trim trim = Trim.to(relation, i);
      String sql = Oracle.emitted(trim.relation());
      try {
        if (!column(database.values(sql), trim.output()).equals(column(rows, i))) {
          wrong.add(query.name() + " output " + i + ": other values from " + sql);
        }
      } catch (SQLException e) {
        wrong.add(query.name() + " output " + i + ": " + e.getMessage() + " in " + sql);
      }
      if (!Lineage.of(trim.relation())
          .outputs()
          .get(trim.output())
          .equals(Lineage.of(relation).outputs().get(i))) {
        wrong.add(query.name() + " output " + i + ": other lineage in " + sql);
      }
    }
    return relation.columns().size();
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).sorted().toList();
  }
}
