package dev.weir.verify.lineage;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.WeirException;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Changes one base column at a time and looks at which outputs of which queries change.
///
/// A changed column lives in a schema of its own, which comes first on the search path, so that
/// queries read it under the table's name. Every value is moved to another row and, where its type
/// allows, changed as well.
final class Perturbation {
  private record Traced(
      NamedQuery query, QueryLineage lineage, List<String> whole, List<List<String>> columns) {}

  private final Database database;
  private final List<Traced> traced = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int comparisons;
  private int refused;

  Perturbation(Database database) {
    this.database = database;
  }

  /// Runs all queries that bind, and again after each change; returns what lineage did not foresee.
  List<String> run(List<NamedQuery> queries) {
    Oracle oracle = new Oracle(database);
    for (NamedQuery query : queries) {
      try {
        QueryLineage lineage = Lineage.of(oracle.bind(query));
        traced.add(
            new Traced(query, lineage, database.rows(query.sql()), columns(query.sql(), lineage)));
      } catch (WeirException | SQLException e) {
        refused++;
      }
    }
    int n = 0;
    for (Catalog.Table table : tables()) {
      for (Column column : table.schema().columns()) {
        change(new BaseColumn(table.name(), column.name()), column, "changed" + n++);
      }
    }
    return wrong;
  }

  /// How many outputs were compared, and how many queries the compiler or the engine refused.
  String summary() {
    return traced.size() + " queries, " + comparisons + " comparisons, " + refused + " refused";
  }

  private List<Catalog.Table> tables() {
    Catalog catalog = database.catalog();
    return catalog.tables().stream().map(t -> catalog.table(t).orElseThrow()).toList();
  }

  private void change(BaseColumn changed, Column column, String schema) {
    String name = "\"" + changed.column() + "\"";
    String moved = "lead(" + name + ") OVER ()";
    String value =
        switch (column.type().text()) {
          case "INTEGER" -> "(coalesce(" + moved + ", 5) % 1000 + 1)::INTEGER";
          case "BIGINT" -> "(coalesce(" + moved + ", 5) % 1000 + 1)::BIGINT";
          case "VARCHAR" -> "coalesce(" + moved + ", 'n') || 'q'";
          case "BOOLEAN" -> "NOT coalesce(" + moved + ", false)";
          case "DOUBLE" -> "coalesce(" + moved + ", 0) * 2 + 1";
          default -> moved;
        };
    String table = "\"" + changed.table().name() + "\"";
    database.execute(
        "CREATE SCHEMA " + schema,
        "CREATE TABLE "
            + schema
            + "."
            + table
            + " AS SELECT * REPLACE ("
            + value
            + " AS "
            + name
            + ") FROM main."
            + table,
        "SET search_path = '" + schema + ",main'");
    for (Traced query : traced) {
      if (query.lineage().tables().contains(changed.table())) {
        compare(query, changed);
      }
    }
    database.execute("SET search_path = 'main'", "DROP SCHEMA " + schema + " CASCADE");
  }

  private void compare(Traced traced, BaseColumn changed) {
    QueryLineage lineage = traced.lineage();
    boolean inRows = names(lineage.rows().stream(), changed);
    try {
      if (!lineage.required().contains(changed)) {
        comparisons++;
        if (!sorted(database.rows(traced.query().sql())).equals(sorted(traced.whole()))) {
          wrong.add(
              traced.query().name() + ": " + changed.text() + " is not required, but changes rows");
        }
      } else if (!inRows) {
        List<List<String>> now = columns(traced.query().sql(), lineage);
        for (int i = 0; i < lineage.outputs().size(); i++) {
          ColumnLineage output = lineage.outputs().get(i);
          boolean named =
              names(Stream.concat(output.values().stream(), output.deciding().stream()), changed);
          if (!named) {
            comparisons++;
            if (!now.get(i).equals(traced.columns().get(i))) {
              wrong.add(
                  traced.query().name()
                      + ": "
                      + changed.text()
                      + " changes output "
                      + output.name());
            }
          }
        }
      }
    } catch (SQLException e) {
      refused++;
    }
  }

  private static boolean names(Stream<Origin> origins, BaseColumn column) {
    return origins.anyMatch(o -> o.column().equals(column));
  }

  /// The values of each output, sorted.
  private List<List<String>> columns(String sql, QueryLineage lineage) throws SQLException {
    List<List<String>> columns = new ArrayList<>();
    Map<Integer, List<String>> split = new LinkedHashMap<>();
    int width = lineage.outputs().size();
    for (List<String> row : database.values(sql)) {
      for (int i = 0; i < width; i++) {
        split.computeIfAbsent(i, _ -> new ArrayList<>()).add(row.get(i));
      }
    }
    for (int i = 0; i < width; i++) {
      columns.add(sorted(split.getOrDefault(i, List.of())));
    }
    return columns;
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted().toList();
  }
}
