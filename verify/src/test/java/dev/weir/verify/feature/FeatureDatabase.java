package dev.weir.verify.feature;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An engine in memory with the tables of [FeatureTables]. One thread, so that an equal plan gives
/// equal rows in an equal order.
final class FeatureDatabase implements AutoCloseable {
  private static final Pattern DOUBLE = Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?");
  private static final Pattern LABELS = Pattern.compile("ENUM\\((?:'(?:[^']|'')*'(?:, )?)*\\)");
  private static final Pattern BINDING =
      Pattern.compile("^(Binder|Parser|Catalog|Not implemented|Syntax) Error.*", Pattern.DOTALL);

  private final Connection connection;

  private FeatureDatabase(Connection connection) {
    this.connection = connection;
  }

  /// The tables with their rows in one of several orders.
  static FeatureDatabase open(FeatureTables.Layout layout) {
    try {
      FeatureDatabase database = new FeatureDatabase(DriverManager.getConnection("jdbc:duckdb:"));
      database.execute("SET threads = 1");
      database.execute("SET TimeZone = 'UTC'");
      database.execute("SET autoinstall_known_extensions = false");
      database.execute("SET autoload_known_extensions = false");
      for (String statement : FeatureTables.statements(layout)) {
        database.execute(statement);
      }
      database.execute("SET max_execution_time = 10000");
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Runs a query.
  Answer run(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData data = rows.getMetaData();
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        names.add(data.getColumnName(i));
        types.add(data.getColumnTypeName(i));
      }
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) {
          row.add(text(rows.getObject(i)));
        }
        texts.add(String.join(" | ", row));
      }
      return new Answer.Result(names, types, texts);
    } catch (SQLException e) {
      String message = first(String.valueOf(e.getMessage()));
      return BINDING.matcher(message).matches()
          ? new Answer.Refused(message)
          : new Answer.Failed(message);
    }
  }

  private static String first(String message) {
    return message.lines().limit(2).collect(Collectors.joining(" "));
  }

  private static String text(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "NULL";
      case Blob blob -> "x" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
      case Double number -> rounded(number.toString());
      default -> value.toString();
    };
  }

  /// A type as the driver names it, which leaves out the labels of an ENUM.
  static String withoutLabels(String type) {
    return LABELS.matcher(type).replaceAll("ENUM");
  }

  /// Sums depend on the order of their terms in the last digits.
  private static String rounded(String text) {
    if (!DOUBLE.matcher(text).matches()) {
      return text;
    }
    BigDecimal number = new BigDecimal(text).round(new MathContext(12)).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /// The tables as a catalog: those of the default schema by their own name, others with their
  /// schema.
  Catalog catalog() {
    try {
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
      List<Catalog.Table> tables = new ArrayList<>();
      for (TableName name : names) {
        tables.add(new Catalog.Table(name, schema(name)));
      }
      return new TableCatalog(tables);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Schema schema(TableName table) throws SQLException {
    String quoted = table.parts().stream().map(Field::quoted).collect(Collectors.joining("."));
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + quoted)) {
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), DataType.parse(rows.getString(2))));
      }
    }
    return new Schema(columns);
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
