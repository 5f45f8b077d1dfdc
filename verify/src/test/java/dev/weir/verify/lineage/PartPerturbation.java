package dev.weir.verify.lineage;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.lineage.ColumnPath;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Changes one part of a nested column of a table, and looks at outputs that do not depend on it.
final class PartPerturbation {
  private final Database database;
  private final Catalog.Table table;
  private final ChangedTables tables;
  private int comparisons;
  private int refused;

  PartPerturbation(Database database, TableName table) {
    this.database = database;
    Catalog catalog = database.catalog();
    this.table = catalog.table(table).orElseThrow();
    this.tables = new ChangedTables(database, catalog);
  }

  String summary() {
    return comparisons + " outputs compared, " + refused + " queries refused";
  }

  /// `parts` are paths into the table's columns, with what such a column holds instead.
  List<String> run(List<NamedQuery> queries, Map<String, String> parts) {
    Oracle oracle = new Oracle(database);
    List<String> wrong = new ArrayList<>();
    for (NamedQuery query : queries) {
      try {
        QueryLineage lineage = Lineage.of(oracle.bind(query));
        if (!lineage.tables().contains(table.name())) {
          continue;
        }
        List<List<String>> before = database.values(query.sql());
        if (!before.equals(database.values(query.sql()))) {
          continue;
        }
        for (Map.Entry<String, String> part : parts.entrySet()) {
          ColumnPath path = ColumnPath.find(part.getKey(), table.name().text(), table.schema());
          if (meets(lineage.rows().stream(), path)) {
            continue;
          }
          List<List<String>> now =
              tables.with(
                  "main",
                  List.of(new BaseColumn(table.name(), path.column())),
                  _ -> part.getValue(),
                  () -> database.values(query.sql()));
          for (int i = 0; i < lineage.outputs().size(); i++) {
            ColumnLineage output = lineage.outputs().get(i);
            if (!meets(Stream.concat(output.values().stream(), output.deciding().stream()), path)) {
              comparisons++;
              if (!column(before, i).equals(column(now, i))) {
                wrong.add(query.name() + ": " + part.getKey() + " changes " + output.name());
              }
            }
          }
        }
      } catch (WeirException | SQLException e) {
        refused++;
      }
    }
    return wrong;
  }

  private boolean meets(Stream<Origin> origins, ColumnPath path) {
    return origins.anyMatch(o -> o.column().table().equals(table.name()) && path.meets(o));
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).sorted().toList();
  }
}
