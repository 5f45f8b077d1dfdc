package dev.weir.verify.emit;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// An engine of its own in memory, on one thread so that two equal plans give rows in the same
/// order.
public final class Database implements AutoCloseable {
  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  public static Database open() {
    try {
      Database database = new Database(DriverManager.getConnection("jdbc:duckdb:"));
      database.execute("SET threads = 1");
      database.execute("SET TimeZone = 'UTC'");
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs statements without a result.
  public void execute(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The names and types of a query's columns, as the engine tells them.
  public List<String> describe(String sql) throws SQLException {
    return columns(sql).stream().map(c -> String.join(" ", c)).toList();
  }

  /// Name and type of each of a query's columns.
  List<List<String>> columns(String sql) throws SQLException {
    List<List<String>> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      while (rows.next()) {
        columns.add(List.of(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  /// All rows of a query, each as a text.
  public List<String> rows(String sql) throws SQLException {
    return values(sql).stream().map(row -> String.join(" | ", row)).toList();
  }

  /// All rows of a query, each as the texts of its values.
  public List<List<String>> values(String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(text(rows.getObject(i)));
        }
        all.add(row);
      }
    }
    return all;
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "NULL";
      case Blob blob -> "x" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  /// The tables of the database as a catalog.
  public Catalog catalog() {
    try {
      List<Catalog.Table> tables = new ArrayList<>();
      List<TableName> names = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT schema_name, table_name FROM duckdb_tables() ORDER BY ALL")) {
        while (rows.next()) {
          String schema = rows.getString(1);
          String table = rows.getString(2);
          names.add(
              schema.equals("main") ? TableName.of(table) : new TableName(List.of(schema, table)));
        }
      }
      for (TableName name : names) {
        String quoted =
            name.parts().stream()
                .map(part -> "\"" + part.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining("."));
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("DESCRIBE " + quoted)) {
          while (rows.next()) {
            columns.add(new Column(rows.getString(1), DataType.parse(rows.getString(2))));
          }
        }
        tables.add(new Catalog.Table(name, new Schema(columns)));
      }
      return new TableCatalog(tables);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
