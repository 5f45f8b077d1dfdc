package dev.weir.sql.tree;

import java.util.List;

/// A whole text: its statements, and its comments in order of place. Empty statements are dropped.
public record SqlScript(List<SqlStatement> statements, List<Comment> comments) {
  public SqlScript {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
  }

  /// A comment with its marks (`-- …` or `/* … */`).
  public record Comment(String text, Span span) implements SqlNode {}
}
