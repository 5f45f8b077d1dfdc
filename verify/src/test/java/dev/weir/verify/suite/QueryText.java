package dev.weir.verify.suite;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement's text, as far as it decides what a trial does with it.
///
/// @param sql the text without the semicolon at its end
/// @param bare the same without comments and the contents of strings
record QueryText(String sql, String bare) {
  private static final Pattern OPAQUE =
      Pattern.compile(
          "--[^\n"
              + "]*|/\\*.*?\\*/|\\b[eE]'(?:[^'\\\\]|\\\\.)*+'|'[^']*+'|\\$([A-Za-z_]*)\\$.*?\\$\\1\\$",
          Pattern.DOTALL);
  private static final Pattern QUERY =
      Pattern.compile(
          "[\\s(]*(SELECT|FROM|WITH|VALUES|TABLE|PIVOT|PIVOT_WIDER|PIVOT_LONGER|UNPIVOT"
              + "|DESCRIBE|DESC|SHOW|SUMMARIZE)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WRITE =
      Pattern.compile(
          "\\(\\s*(INSERT|UPDATE|DELETE|MERGE|COPY)\\b|\\b(INSERT\\s+(OR\\s+\\w+\\s+)?INTO"
              + "|UPDATE\\s+\\S+\\s+SET|DELETE\\s+FROM|MERGE\\s+INTO)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SESSION =
      Pattern.compile(
          "\\b(SUMMARIZE|SHOW|EXPLAIN|PRAGMA|CALL|EXPORT_STATE)\\b|\\b(query|query_table"
              + "|sql_auto_complete|json_execute_serialized_sql|getvariable|current_query"
              + "|finalize|combine)\\s*\\(",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SEQUENCE =
      Pattern.compile("\\b(nextval|currval)\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern REJECTS =
      Pattern.compile("\\breject\\w*|\\bstore_rejects\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PIVOT = Pattern.compile("\\bPIVOT", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER = Pattern.compile("\\?|\\$[0-9A-Za-z_]+");
  private static final Pattern ROW_CHANGE =
      Pattern.compile(
          "\\s*(INSERT|UPDATE|DELETE|TRUNCATE|CHECKPOINT|ANALYZE|VACUUM|EXPLAIN)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static QueryText of(String text) {
    String sql = text.strip().replaceFirst("[;\\s]+$", "");
    return new QueryText(sql, OPAQUE.matcher(sql).replaceAll(" '' ").strip());
  }

  /// Whether this is a single query that only reads.
  boolean isQuery() {
    return bare.indexOf(';') < 0 && QUERY.matcher(bare).matches() && !WRITE.matcher(bare).find();
  }

  /// Whether this may be a query whose columns the data decides.
  boolean pivots() {
    return PIVOT.matcher(bare).find();
  }

  /// Whether the rows depend on what was run before.
  boolean isStateful() {
    return SEQUENCE.matcher(bare).find();
  }

  /// Whether this leaves tables, views and settings as they are. Queries do, but for those that
  /// keep the lines of a file that they could not read.
  boolean keepsCatalog() {
    return isQuery() && !REJECTS.matcher(bare).find()
        || (bare.indexOf(';') < 0 && ROW_CHANGE.matcher(bare).matches());
  }

  /// Why the query means nothing to a compiler that knows tables alone; empty when it does.
  Optional<String> inexpressible(SessionCatalog catalog) {
    Matcher session = SESSION.matcher(bare);
    if (session.find()) {
      return Optional.of(session.group().toUpperCase(Locale.ROOT).replaceAll("\\s*\\(", "()"));
    }
    if (PARAMETER.matcher(bare).find()) {
      return Optional.of("parameter");
    }
    String folded = sql.toLowerCase(Locale.ROOT);
    return catalog.inexpressible().entrySet().stream()
        .filter(e -> mentions(folded, e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean mentions(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }
}
