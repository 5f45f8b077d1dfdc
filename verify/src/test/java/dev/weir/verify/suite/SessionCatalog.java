package dev.weir.verify.suite;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables and views that a connection sees, as a catalog for the compiler, and what no catalog
/// can say.
///
/// A table that its bare name reaches has that name; another one is named with its schema, one of
/// an attached database with both.
///
/// @param tables what queries may read
/// @param inexpressible names, folded, that only the engine knows: macros, declared types, attached
///   databases, tables with a column of a type that Weir does not know
record SessionCatalog(Catalog tables, Map<String, String> inexpressible) {
  private static final String TABLES =
      """
      SELECT database_name, schema_name, name,
        database_name = current_database() OR database_name IN ('temp', 'system'),
        schema_name IN (SELECT unnest(current_schemas(true)))
      FROM (
        SELECT database_name, schema_name, table_name AS name, internal FROM duckdb_tables()
        UNION ALL
        SELECT database_name, schema_name, view_name, internal FROM duckdb_views())
      WHERE internal = %s
      ORDER BY database_name <> 'temp', schema_name <> current_schema(),
        database_name, schema_name, name
      """;

  /// What a connection sees.
  ///
  /// @param declared the kinds of which there may be any
  static SessionCatalog of(Session session, Set<Declared> declared) throws SQLException {
    Map<String, String> unknown = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    List<Catalog.Table> tables = new ArrayList<>();
    for (List<String> row : session.result(TABLES.formatted("false")).rows()) {
      TableName full = new TableName(row.subList(0, 3));
      TableName name = shortest(full, row, taken);
      try {
        Schema schema = session.describe(quoted(full));
        if (taken.add(name.key())) {
          tables.add(new Catalog.Table(name, schema));
        }
      } catch (WeirException e) {
        unknown.put(Identifiers.fold(full.name()), "type of a column");
      }
    }
    for (Catalog.Table table : BuiltIn.TABLES) {
      if (taken.add(table.name().key())) {
        tables.add(table);
      }
    }
    for (Declared kind : declared) {
      for (List<String> row : session.result(kind.names()).rows()) {
        unknown.put(Identifiers.fold(row.getFirst()), kind.words());
      }
    }
    return new SessionCatalog(new TableCatalog(tables), unknown);
  }

  private static String quoted(TableName name) {
    return name.parts().stream()
        .map(p -> '"' + p.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  private static TableName shortest(TableName full, List<String> row, Set<String> taken) {
    boolean home = row.get(3).equals("true");
    boolean reached = home && row.get(4).equals("true");
    TableName bare = TableName.of(full.name());
    if (reached && !taken.contains(bare.key())) {
      return bare;
    }
    return home ? new TableName(full.parts().subList(1, 3)) : full;
  }

  /// The engine's own views, the same everywhere.
  private static final class BuiltIn {
    static final List<Catalog.Table> TABLES = tables();

    private static List<Catalog.Table> tables() {
      List<Catalog.Table> tables = new ArrayList<>();
      Set<String> taken = new LinkedHashSet<>();
      try (ScriptEngine engine = new ScriptEngine()) {
        Session session = engine.session("");
        for (List<String> row : session.result(SessionCatalog.TABLES.formatted("true")).rows()) {
          TableName full = new TableName(row.subList(0, 3));
          TableName name = shortest(full, row, taken);
          taken.add(name.key());
          tables.add(new Catalog.Table(name, session.describe(quoted(full))));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return List.copyOf(tables);
    }
  }
}
