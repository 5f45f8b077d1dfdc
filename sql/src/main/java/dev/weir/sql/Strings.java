package dev.weir.sql;

/// Writes string values as literals.
final class Strings {
  private Strings() {}

  static String quoted(String value, Dialect dialect) {
    String escaped = value.indexOf('\'') < 0 ? value : value.replace("'", "''");
    if (dialect.lexicalRules().backslashEscapes()) {
      escaped = value.replace("\\", "\\\\").replace("'", "\\'");
    }
    return "'" + escaped + "'";
  }
}
