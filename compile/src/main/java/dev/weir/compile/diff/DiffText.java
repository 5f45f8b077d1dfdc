package dev.weir.compile.diff;

import java.util.stream.Collectors;

/// Diffs as people read them.
final class DiffText {
  private DiffText() {}

  private static String words(Enum<?> constant) {
    return QueryDiff.wire(constant).replace('_', ' ');
  }

  private static String classes(QueryDiff diff) {
    return diff.classes().stream().map(DiffText::words).collect(Collectors.joining(", "));
  }

  private static String counts(QueryDiff diff) {
    return diff.counts().entrySet().stream()
        .map(e -> e.getValue() + " " + words(e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String said(Edit e) {
    return switch (e.operation()) {
      case KEEP, MOVE, INSERT -> e.after();
      case REMOVE -> e.before();
      case UPDATE -> e.before() + "  →  " + e.after();
    };
  }

  private static String sign(Edit e) {
    return switch (e.operation()) {
      case KEEP -> "  ";
      case INSERT -> "+ ";
      case REMOVE -> "- ";
      case UPDATE -> "~ ";
      case MOVE -> "> ";
    };
  }

  static String text(QueryDiff diff) {
    StringBuilder text = new StringBuilder("change: " + classes(diff) + "\n");
    diff.changes()
        .forEach(
            e -> text.append(sign(e)).append(e.kind()).append(' ').append(said(e)).append('\n'));
    text.append("columns:\n");
    diff.columns()
        .forEach(c ->
            text.append("  ").append(c.name()).append(": ").append(words(c.status())).append('\n'));
    return text.append("edits: ").append(counts(diff)).append('\n').toString();
  }

  private static String cell(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|").replace("`", "'") + "`";
  }

  static String markdown(QueryDiff diff) {
    StringBuilder text = new StringBuilder("**Change: " + classes(diff) + "**\n");
    if (!diff.changes().isEmpty()) {
      text.append("\n| | part | before | after |\n| --- | --- | --- | --- |\n");
      diff.changes()
          .forEach(e ->
              text.append("| ")
                  .append(words(e.operation()))
                  .append(" | ")
                  .append(e.kind())
                  .append(" | ")
                  .append(cell(e.before()))
                  .append(" | ")
                  .append(cell(e.after()))
                  .append(" |\n"));
    }
    text.append("\n| column | |\n| --- | --- |\n");
    diff.columns()
        .forEach(c ->
            text.append("| ")
                .append(cell(c.name()))
                .append(" | ")
                .append(words(c.status()))
                .append(" |\n"));
    return text.append("\n").append(counts(diff)).append("\n").toString();
  }
}
