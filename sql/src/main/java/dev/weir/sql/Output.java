package dev.weir.sql;

import dev.weir.sql.tree.SqlNode;
import dev.weir.sql.tree.SqlScript;
import java.util.List;

/// The text that a printer writes: line breaks and indentation where the layout has them, and the
/// comments of the original, each before the first node that begins behind it.
final class Output {
  private static final int WIDTH = 100;
  private static final Overflow OVERFLOW = new Overflow();

  private final StringBuilder text = new StringBuilder(256);
  private final boolean pretty;
  private final List<SqlScript.Comment> comments;
  private int nextComment;
  private int indent;
  private int lineStart;
  private int flat;

  Output(PrintStyle.Layout layout, List<SqlScript.Comment> comments) {
    this.pretty = layout == PrintStyle.Layout.PRETTY;
    this.comments = comments;
  }

  /// Thrown to stop an attempt to print on one line.
  private static final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overflow() {
      super(null, null, false, false);
    }
  }

  Output add(String part) {
    text.append(part);
    if (flat > 0 && text.length() - lineStart > WIDTH) {
      throw OVERFLOW;
    }
    return this;
  }

  Output add(char part) {
    text.append(part);
    return this;
  }

  /// Whether lines are broken here.
  boolean breaks() {
    return pretty && flat == 0;
  }

  /// A line break, or a space where lines are not broken.
  void line() {
    if (breaks()) {
      newLine();
    } else {
      text.append(' ');
    }
  }

  /// A line break, or nothing where lines are not broken.
  void softLine() {
    if (breaks()) {
      newLine();
    }
  }

  /// An empty line between statements.
  void blankLine() {
    newLine();
    newLine();
  }

  private void newLine() {
    int end = text.length();
    while (end > lineStart && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    text.append('\n');
    lineStart = text.length();
    text.repeat("  ", indent);
  }

  /// A comma between the elements of a list, with a line break where the line is nearly full.
  void comma() {
    text.append(',');
    if (breaks() && text.length() - lineStart > WIDTH - 15) {
      indent++;
      newLine();
      indent--;
    } else {
      add(" ");
    }
  }

  void indent() {
    indent++;
  }

  void dedent() {
    indent--;
  }

  /// Prints on one line if that fits and no comment stands inside; otherwise leaves no trace.
  boolean fits(SqlNode node, Runnable print) {
    if (!pretty || flat > 0) {
      print.run();
      return true;
    }
    if (hasCommentBefore(node.span().end())) {
      return false;
    }
    int mark = text.length();
    int indentBefore = indent;
    flat++;
    try {
      print.run();
      return true;
    } catch (Overflow e) {
      text.setLength(mark);
      indent = indentBefore;
      return false;
    } finally {
      flat--;
    }
  }

  // ---- comments ----

  private boolean hasCommentBefore(int offset) {
    return nextComment < comments.size() && comments.get(nextComment).span().start() < offset;
  }

  /// Writes the comments that stand before a node, each on a line of its own.
  void commentsBefore(SqlNode node) {
    if (node.span().start() >= 0) {
      commentsBefore(node.span().start());
    }
  }

  void commentsBefore(int offset) {
    while (hasCommentBefore(offset)) {
      String comment = comments.get(nextComment).text().strip();
      nextComment++;
      boolean fresh = text.length() == 0 || text.substring(lineStart).isBlank();
      if (!fresh) {
        newLine();
      }
      text.append(comment);
      int last = text.lastIndexOf("\n");
      lineStart = last + 1;
      newLine();
    }
  }

  /// Leaves out the comments up to an offset: their text is printed with what stands around them.
  void skipCommentsBefore(int offset) {
    while (hasCommentBefore(offset)) {
      nextComment++;
    }
  }

  /// The text written so far.
  String text() {
    return text.toString();
  }
}
