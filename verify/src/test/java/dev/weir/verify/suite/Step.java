package dev.weir.verify.suite;

import java.util.Optional;

/// One thing that a script does.
sealed interface Step {
  /// Runs a statement or a query.
  ///
  /// @param line where it begins in the script, from 1
  /// @param connection the connection's name, empty for the first one
  record Run(int line, String connection, String sql) implements Step {}

  /// Opens another database in place of the current one: a file, or one in memory.
  record Load(Optional<String> file) implements Step {}

  /// Closes the database and opens it again.
  record Restart() implements Step {}
}
