package dev.weir.verify.emit;

/// The texts come from Spark's tests; a few words of theirs are not DuckDB's.
final class Spark {
  private Spark() {}

  static String asDuckdb(String sql) {
    return sql.strip()
        .replaceFirst(";$", "")
        .replace('`', '"')
        .replaceAll("c_last_review_date\\b", "c_last_review_date_sk")
        .replace(" at,", " \"at\",")
        .replaceAll("(?i)interval (\\d+) days", "INTERVAL '$1' DAY")
        .replaceAll("(?i)([+-]) (\\d+) days", "$1 INTERVAL '$2' DAY");
  }
}
