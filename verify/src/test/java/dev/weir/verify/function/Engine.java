package dev.weir.verify.function;

import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The engine as an oracle of types.
final class Engine implements AutoCloseable {
  /// The marker of a refused expression, before the first line of the engine's reason.
  static final String ERROR = "error: ";

  private final Connection connection;

  Engine() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  Connection connection() {
    return connection;
  }

  /// The type of an expression over the samples, or [#ERROR] and why.
  String typeOf(String expression) {
    return typeOfQuery("SELECT " + expression + " FROM " + Samples.table());
  }

  /// The type of a query's only column.
  String typeOfQuery(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + query)) {
      return rows.next() ? canonical(rows.getString(2)) : ERROR + "no column";
    } catch (SQLException e) {
      return ERROR + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private static String canonical(String type) {
    try {
      return DataType.parse(type).text();
    } catch (WeirException e) {
      return type;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
