package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.List;

/// Writes a syntax tree as SQL text of a dialect: with the parentheses that it needs and no others,
/// key words in upper case, names and functions as they were written. Reading the text back gives
/// the same tree, spans aside. The printer says what the tree says; what a dialect cannot say is
/// the affair of the transforms. Thread-safe.
public final class SqlPrinter {
  private SqlPrinter() {}

  /// A query on one line.
  public static String print(SqlQuery query, Dialect dialect) {
    return print(query, dialect, PrintStyle.COMPACT);
  }

  /// A query in a style.
  public static String print(SqlQuery query, Dialect dialect, PrintStyle style) {
    Printers printers = new Printers(dialect, style, List.of());
    printers.queries.query(query);
    return printers.out.text();
  }

  /// An expression on one line.
  public static String print(SqlExpression expression, Dialect dialect) {
    return print(expression, dialect, PrintStyle.COMPACT);
  }

  /// An expression in a style.
  public static String print(SqlExpression expression, Dialect dialect, PrintStyle style) {
    Printers printers = new Printers(dialect, style, List.of());
    printers.expressions.print(expression);
    return printers.out.text();
  }

  /// A type on one line.
  public static String print(SqlType type, Dialect dialect) {
    Printers printers = new Printers(dialect, PrintStyle.COMPACT, List.of());
    printers.types.type(type);
    return printers.out.text();
  }
}
