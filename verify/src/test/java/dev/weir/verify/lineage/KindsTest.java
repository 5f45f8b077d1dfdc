package dev.weir.verify.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.lineage.Dependence;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.WeirException;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the kinds of lineage claim, on the engine: a column all of whose origins are identities
/// holds no value but theirs, and NULL where an outer join finds nothing.
class KindsTest {
  private final Map<BaseColumn, Set<String>> known = new LinkedHashMap<>();
  private int checked;

  @Test
  void identitiesHoldNoOtherValuesThanTheirOrigins() {
    List<String> wrong = new ArrayList<>();
    try (Database database = Database.open()) {
      for (String statement : NamedQuery.text("/emit/tables.sql").split(";\n")) {
        database.execute(statement);
      }
      Oracle oracle = new Oracle(database);
      for (NamedQuery query : NamedQuery.corpus("")) {
        // Constants of other branches and rows come from no column.
        String folded = query.sql().toLowerCase(Locale.ROOT);
        if (!folded.contains("union") && !folded.contains("values")) {
          check(database, oracle, query, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(200);
  }

  private void check(Database database, Oracle oracle, NamedQuery query, List<String> wrong) {
    QueryLineage lineage;
    List<List<String>> rows;
    try {
      lineage = Lineage.of(oracle.bind(query));
      rows = database.values(query.sql());
    } catch (WeirException | SQLException e) {
      return;
    }
    for (int i = 0; i < lineage.outputs().size(); i++) {
      ColumnLineage output = lineage.outputs().get(i);
      if (output.values().isEmpty() || !output.values().stream().allMatch(KindsTest::isIdentity)) {
        continue;
      }
      checked++;
      Set<String> allowed = new TreeSet<>(Set.of("NULL"));
      output.columns().forEach(column -> allowed.addAll(values(database, column)));
      for (List<String> row : rows) {
        if (!allowed.contains(row.get(i))) {
          wrong.add(query.name() + ", " + output.name() + ": " + row.get(i) + " is new");
          break;
        }
      }
    }
  }

  private static boolean isIdentity(Origin origin) {
    return origin.path().isEmpty() && origin.kinds().equals(List.of(Dependence.IDENTITY));
  }

  private Set<String> values(Database database, BaseColumn column) {
    Set<String> values = known.get(column);
    if (values == null) {
      values = new TreeSet<>();
      try {
        String name = "\"" + column.column().replace("\"", "\"\"") + "\"";
        String table = "\"" + column.table().name().replace("\"", "\"\"") + "\"";
        for (List<String> row : database.values("SELECT " + name + " FROM " + table)) {
          values.add(row.getFirst());
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      known.put(column, values);
    }
    return values;
  }
}
