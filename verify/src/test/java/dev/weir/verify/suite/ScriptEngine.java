package dev.weir.verify.suite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The embedded engine that a script runs on: one database, and the script's connections to it.
final class ScriptEngine implements AutoCloseable {
  /// One thread, so that equal plans give rows in the same order, and bounds for every statement.
  private static final List<String> SETTINGS =
      List.of(
          "SET threads = 1",
          "SET memory_limit = '2GB'",
          "SET max_execution_time = 5000",
          "SET TimeZone = 'UTC'");

  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Set<Declared> declared = EnumSet.noneOf(Declared.class);
  private String url = "jdbc:duckdb:";

  /// The connection of a name, opened with its first use.
  Session session(String name) throws SQLException {
    Session open = sessions.get(name);
    if (open == null) {
      open = sessions.isEmpty() ? first() : sessions.values().iterator().next().another();
      sessions.put(name, open);
    }
    return open;
  }

  private Session first() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    Connection connection = DriverManager.getConnection(url, properties);
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
    }
    return new Session(connection, declared);
  }

  /// Opens another database, in memory without a file.
  void load(Optional<String> file) throws SQLException {
    close();
    url = "jdbc:duckdb:" + file.orElse("");
  }

  /// Tells every connection that tables and settings may have changed.
  ///
  /// @param sql the statement that may have changed them
  void changed(String sql) {
    declared.addAll(Declared.by(sql));
    sessions.values().forEach(Session::changed);
  }

  /// Ends the database.
  @Override
  public void close() throws SQLException {
    for (Session session : sessions.values()) {
      session.connection().close();
    }
    sessions.clear();
  }
}
