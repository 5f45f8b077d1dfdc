package dev.weir.verify.suite;

import dev.weir.compile.function.TypeOracle;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// One connection of a script, which also answers the compiler's questions about types.
final class Session implements TypeOracle {
  /// More rows than these are not read: then a result is not readable.
  private static final int MOST_ROWS = 5_000;

  private static final String PIVOT_LISTS =
      "SELECT type_name FROM duckdb_types() WHERE starts_with(type_name, '__pivot_enum')";

  private final Connection connection;
  private final Set<Declared> declared;
  private @Nullable SessionCatalog catalog;

  /// @param declared the kinds of things that the script may have declared so far
  Session(Connection connection, Set<Declared> declared) {
    this.connection = connection;
    this.declared = declared;
  }

  /// Another connection to the same database.
  Session another() throws SQLException {
    return new Session(connection.unwrap(DuckDBConnection.class).duplicate(), declared);
  }

  Connection connection() {
    return connection;
  }

  /// What the connection sees now.
  SessionCatalog catalog() throws SQLException {
    SessionCatalog known = catalog;
    if (known == null) {
      known = SessionCatalog.of(this, declared);
      catalog = known;
    }
    return known;
  }

  void changed() {
    catalog = null;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// How many lists of values the engine has made of data so far, each for one PIVOT.
  int pivotLists() throws SQLException {
    return result(PIVOT_LISTS).rows().size();
  }

  @Override
  public Schema describe(String sql) {
    try {
      return new Schema(
          result("DESCRIBE " + sql).rows().stream()
              .map(row -> new Column(row.get(0), DataType.parse(row.get(1))))
              .toList());
    } catch (SQLException e) {
      throw new WeirException(ErrorCode.ENGINE_FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  /// What a query gives. The driver names the types as `DESCRIBE` does, but for the values of
  /// enums.
  Result result(String sql) throws SQLException {
    Result result = read(sql);
    if (result.types().stream().noneMatch(type -> type.contains("ENUM"))) {
      return result;
    }
    List<String> types = read("DESCRIBE " + sql).rows().stream().map(row -> row.get(1)).toList();
    return new Result(result.names(), types, result.rows(), result.readable());
  }

  private Result read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i));
        types.add(columns.getColumnTypeName(i));
      }
      List<List<String>> all = new ArrayList<>();
      boolean readable = true;
      try {
        while (readable && rows.next()) {
          readable = all.size() < MOST_ROWS && row(rows, names.size(), all);
        }
      } catch (RuntimeException e) {
        // The driver has no value for what the engine gives, such as the time 24:00:00.
        readable = false;
      }
      return new Result(names, types, all, readable);
    }
  }

  /// Reads one row; false when the driver cannot.
  private static boolean row(ResultSet rows, int width, List<List<String>> all) {
    List<String> row = new ArrayList<>(width);
    try {
      for (int i = 1; i <= width; i++) {
        row.add(text(rows.getObject(i)));
      }
    } catch (SQLException e) {
      return false;
    }
    all.add(row);
    return true;
  }

  private static String text(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "NULL";
      case Blob blob -> "x" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }
}
