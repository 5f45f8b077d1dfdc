package dev.weir.verify.suite;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables and views that a connection sees, as a catalog for the compiler, and what no catalog
/// can say.
///
/// In the database and the schema of the session a table has its bare name if that is `main`;
/// another one is named with its schema, one of another database with both. Temporary tables, the
/// engine's own and those that the search path reaches have their bare names besides.
///
/// @param tables what queries may read
/// @param namespace where names without a database or a schema are looked up
/// @param inexpressible names, folded, that only the engine knows: macros, declared types, tables
///   with a column of a type that Weir does not know
record SessionCatalog(Catalog tables, Namespace namespace, Map<String, String> inexpressible) {
  private static final String TABLES =
      """
      SELECT database_name, schema_name, name, schema_name = 'main' AND current_schema() = 'main',
        database_name = current_database(), database_name IN ('temp', 'system'),
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
    Map<String, Catalog.Table> tables = new LinkedHashMap<>();
    for (List<String> row : session.result(TABLES.formatted("false")).rows()) {
      try {
        declare(session, row, tables);
      } catch (WeirException e) {
        unknown.put(Identifiers.fold(row.get(2)), "type of a column");
      }
    }
    BuiltIn.TABLES.forEach(tables::putIfAbsent);
    for (Declared kind : declared) {
      for (List<String> row : session.result(kind.names()).rows()) {
        unknown.put(Identifiers.fold(row.getFirst()), kind.words());
      }
    }
    List<String> home =
        session.result("SELECT current_database(), current_schema()").rows().getFirst();
    return new SessionCatalog(
        new TableCatalog(List.copyOf(tables.values())),
        Namespace.standard().inSchema(home.getFirst(), home.getLast()),
        unknown);
  }

  private static String quoted(TableName name) {
    return name.parts().stream()
        .map(p -> '"' + p.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /// Adds the table of a row of [#TABLES] under its names.
  private static void declare(
      Session session, List<String> row, Map<String, Catalog.Table> tables) {
    TableName full = new TableName(row.subList(0, 3));
    Schema schema = session.describe(quoted(full));
    TableName bare = TableName.of(full.name());
    boolean main = row.get(3).equals("true");
    boolean home = row.get(4).equals("true");
    boolean everywhere = row.get(5).equals("true");
    boolean reached = (home || everywhere) && row.get(6).equals("true");
    boolean isBare = reached && !tables.containsKey(bare.key());
    if (isBare) {
      tables.put(bare.key(), new Catalog.Table(bare, schema));
    }
    if (!isBare || !home || !main) {
      TableName name = home || everywhere ? new TableName(full.parts().subList(1, 3)) : full;
      tables.putIfAbsent(name.key(), new Catalog.Table(name, schema));
    }
  }

  /// The engine's own views, the same everywhere.
  private static final class BuiltIn {
    static final Map<String, Catalog.Table> TABLES = tables();

    private static Map<String, Catalog.Table> tables() {
      Map<String, Catalog.Table> tables = new LinkedHashMap<>();
      try (ScriptEngine engine = new ScriptEngine()) {
        Session session = engine.session("");
        for (List<String> row : session.result(SessionCatalog.TABLES.formatted("true")).rows()) {
          declare(session, row, tables);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return tables;
    }
  }
}
