package dev.weir.verify.lineage;

import dev.weir.compile.catalog.Catalog;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.verify.emit.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// Other values in columns of tables: views of a schema that comes first on the search path, so
/// that queries read them under the tables' names.
final class ChangedTables {
  private static final String SCHEMA = "changed_tables";

  private final Database database;
  private final Catalog catalog;

  ChangedTables(Database database, Catalog catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /// What a column holds instead, as SQL.
  interface Change extends Function<Column, String> {}

  /// Something to do while tables are changed.
  interface Work<T> {
    T run() throws SQLException;
  }

  /// The columns of these tables that meet a condition.
  List<BaseColumn> columns(List<Catalog.Table> tables, Predicate<BaseColumn> which) {
    List<BaseColumn> found = new ArrayList<>();
    for (Catalog.Table table : tables) {
      table.schema().names().stream()
          .map(name -> new BaseColumn(table.name(), name))
          .filter(which)
          .forEach(found::add);
    }
    return found;
  }

  /// Runs something while these columns hold other values.
  <T> T with(String schema, List<BaseColumn> columns, Change change, Work<T> work)
      throws SQLException {
    database.execute("CREATE SCHEMA " + SCHEMA);
    try {
      for (Catalog.Table table :
          columns.stream()
              .map(BaseColumn::table)
              .distinct()
              .map(t -> catalog.table(t).orElseThrow())
              .toList()) {
        List<String> replaced = new ArrayList<>();
        for (Column column : table.schema().columns()) {
          if (columns.contains(new BaseColumn(table.name(), column.name()))) {
            replaced.add(change.apply(column) + " AS " + quoted(column.name()));
          }
        }
        String name = quoted(table.name().name());
        database.execute(
            "CREATE VIEW %s.%s AS SELECT * REPLACE (%s) FROM %s.%s"
                .formatted(SCHEMA, name, String.join(", ", replaced), schema, name));
      }
      database.execute("SET search_path = '" + SCHEMA + "," + schema + "'");
      return work.run();
    } finally {
      database.execute("SET search_path = '" + schema + "'", "DROP SCHEMA " + SCHEMA + " CASCADE");
    }
  }

  /// Values of other rows, and where the type allows it other values as well.
  static String moved(Column column) {
    String moved = "lead(" + quoted(column.name()) + ") OVER ()";
    return switch (column.type().text()) {
      case "INTEGER" -> "(coalesce(" + moved + ", 5) % 1000 + 1)::INTEGER";
      case "BIGINT" -> "(coalesce(" + moved + ", 5) % 1000 + 1)::BIGINT";
      case "VARCHAR" -> "coalesce(" + moved + ", 'n') || 'q'";
      case "BOOLEAN" -> "NOT coalesce(" + moved + ", false)";
      case "DOUBLE" -> "coalesce(" + moved + ", 0) * 2 + 1";
      default -> moved;
    };
  }

  /// The same in every second row alone.
  static Change movedIn(int remainder) {
    return column ->
        "CASE WHEN rowid %% 2 = %d THEN %s ELSE %s END"
            .formatted(remainder, moved(column), quoted(column.name()));
  }

  static String nothing(Column column) {
    return "NULL::" + column.type().text();
  }

  private static final Map<String, String> ONE_TO_ONE =
      Map.of(
          "INTEGER", "xor(%s, 21)",
          "BIGINT", "xor(%s, 21)",
          "VARCHAR", "%s || '~'",
          "BOOLEAN", "NOT %s",
          "DOUBLE", "-%s",
          "DATE", "%s - INTERVAL 1 DAY",
          "DECIMAL(10,2)", "-%s",
          "DECIMAL(15,2)", "-%s",
          "DECIMAL(7,2)", "-%s");

  /// Another value for each, NULL for NULL; empty where the type has none here.
  static String oneToOne(String type, String value) {
    String form = ONE_TO_ONE.get(type);
    return form == null ? "" : "(" + form.formatted(value) + ")::" + type;
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
