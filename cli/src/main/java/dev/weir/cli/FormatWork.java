package dev.weir.cli;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlFormatter;
import dev.weir.sql.SqlParser;
import java.util.Map;

/// Formats texts of one dialect.
record FormatWork(Dialect dialect) implements QueryWork {
  @Override
  public void print(String sql, String label, Console console) {
    console.out().print(format(sql, label));
  }

  @Override
  public Map<String, Object> answer(String sql, String label) {
    return Map.of("sql", format(sql, label));
  }

  /// The formatted text, with a line feed at its end.
  String format(String sql, String label) {
    String formatted = SqlFormatter.format(sql, SqlParser.of(dialect).forFile(label));
    return formatted.endsWith("\n") ? formatted : formatted + "\n";
  }
}
