package dev.weir.verify.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The engine's parser: a text as its tree in JSON, without places.
final class EngineParser implements AutoCloseable {
  private final Connection connection;

  EngineParser() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The tree, or a text that begins with `error` and says why there is none.
  String tree(String sql) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      statement.setString(1, sql);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        String json = rows.getString(1);
        return json.startsWith("{\"error\":true") ? "error " + json : withoutPlaces(json);
      }
    } catch (SQLException e) {
      return "error " + e.getMessage();
    }
  }

  /// Whether the engine read the text, but has no JSON for it: PIVOT that looks at the data.
  static boolean isNotSerializable(String tree) {
    return tree.startsWith("error") && tree.contains("Only SELECT statements can be serialized");
  }

  private static String withoutPlaces(String json) {
    return json.replaceAll("\"query_location(_length)?\":\\d+,?", "");
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
