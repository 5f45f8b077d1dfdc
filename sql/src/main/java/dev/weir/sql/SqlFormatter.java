package dev.weir.sql;

import dev.weir.sql.tree.SqlScript;
import dev.weir.sql.tree.SqlStatement;

/// Lays SQL text out: queries over lines of at most 100 characters where the text allows it, every
/// comment kept. Formatting twice gives the same text as formatting once. Statements that are not
/// queries stay as they are.
public final class SqlFormatter {
  private static final int MOST_PASSES = 10;

  private SqlFormatter() {}

  /// The text laid out, ending in a line break. Throws where the text is not SQL of the dialect.
  public static String format(String text, Dialect dialect) {
    return format(text, SqlParser.of(dialect));
  }

  /// The same, with the errors of a given parser.
  public static String format(String text, SqlParser parser) {
    SqlScript script = parser.parseScript(text);
    String formatted = once(script, text, parser);
    // A comment inside of what fits on a line moves behind it, and the line is free of it only
    // then.
    for (int i = 0; i < MOST_PASSES && !script.comments().isEmpty(); i++) {
      String again = once(parser.parseScript(formatted), formatted, parser);
      if (again.equals(formatted)) {
        break;
      }
      formatted = again;
    }
    return formatted;
  }

  private static String once(SqlScript script, String text, SqlParser parser) {
    Printers printers = new Printers(parser.dialect(), PrintStyle.PRETTY, script.comments());
    Output out = printers.out;
    boolean several = script.statements().size() > 1 || text.stripTrailing().endsWith(";");
    for (int i = 0; i < script.statements().size(); i++) {
      SqlStatement statement = script.statements().get(i);
      if (i > 0) {
        out.blankLine();
      }
      out.commentsBefore(statement);
      switch (statement) {
        case SqlStatement.Query query -> printers.queries.query(query.query());
        case SqlStatement.CreateTable _, SqlStatement.Other _ -> {
          out.add(text.substring(statement.span().start(), statement.span().end()));
          out.skipCommentsBefore(statement.span().end());
        }
      }
      if (several) {
        out.add(';');
      }
    }
    out.commentsBefore(Integer.MAX_VALUE);
    String formatted = out.text().stripTrailing();
    return formatted.isEmpty() ? "" : formatted + "\n";
  }
}
