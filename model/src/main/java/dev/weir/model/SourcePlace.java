package dev.weir.model;

import java.util.Objects;

/// A place in a text: file (or a stand-in such as `<sql>`), line and column from 1 (columns count
/// UTF-16 units), and an excerpt of the line with a caret below.
public record SourcePlace(String file, int line, int column, String excerpt) {
  private static final int WIDTH = 100;

  public SourcePlace {
    Objects.requireNonNull(file);
    Objects.requireNonNull(excerpt);
  }

  /// The place of a UTF-16 offset in a text; an offset past the end means the end.
  public static SourcePlace of(String file, String text, int offset) {
    int at = Math.clamp(offset, 0, text.length());
    int line = 1;
    int start = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    int end = text.indexOf('\n', at);
    if (end < 0) {
      end = text.length();
    }
    return new SourcePlace(
        file, line, at - start + 1, caret(text.substring(start, end), at - start));
  }

  /// `file:line:column`.
  public String label() {
    return file + ":" + line + ":" + column;
  }

  /// The same place in another file, shifted by whole lines: for SQL that is part of a larger file.
  public SourcePlace in(String otherFile) {
    return new SourcePlace(otherFile, line, column, excerpt);
  }

  private static String caret(String line, int column) {
    int from = column > WIDTH - 20 ? column - WIDTH / 2 : 0;
    int to = Math.min(line.length(), from + WIDTH);
    String cut = (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    String clean = cut.replace('\t', ' ').replace("\r", "");
    return "  " + clean + "\n  " + " ".repeat(column - from + (from > 0 ? 1 : 0)) + "^";
  }
}
