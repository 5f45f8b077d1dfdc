package dev.weir.compile;

import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.SqlParser;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import dev.weir.sql.tree.Span;

/// The text of a query as its author wrote it, as far as the engine can run it: for comparisons
/// that must not depend on what the compiler makes of it.
public final class WrittenText {
  private WrittenText() {}

  /// DuckDB's SQL of a text that holds one query: the words as they are, without comments before it
  /// and what ends it; of another dialect, the text of the transpiler, which knows no tables.
  ///
  /// @throws dev.weir.model.WeirException as the parser and the transpiler do
  public static String of(String sql, Dialect dialect, String file) {
    if (dialect.equals(Dialect.DUCKDB)) {
      Span span = SqlParser.of(dialect).forFile(file).parseQuery(sql).span();
      return sql.substring(span.start(), span.end());
    }
    return SqlTranspiler.transpile(
            sql, dialect, Dialect.DUCKDB, PrintStyle.COMPACT, Unsupported.ERROR, file)
        .sql();
  }
}
