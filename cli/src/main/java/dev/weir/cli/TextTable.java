package dev.weir.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Rows in columns that line up, two blanks between them. It looks at the first rows to choose the
/// widths and then lets rows pass, so that a table of any length is printed in bounded memory; a
/// later cell that is wider pushes its row out of line and loses nothing.
final class TextTable {
  private static final int ROWS_LOOKED_AT = 500;

  /// Where the text of a cell stands in its column.
  enum Align {
    LEFT,
    RIGHT
  }

  /// A column's heading and side.
  record Heading(String name, Align align) {}

  private final PrintStream out;
  private final List<Heading> headings;
  private final List<List<String>> waiting = new ArrayList<>();
  private final int[] widths;
  private boolean begun;

  TextTable(PrintStream out, List<Heading> headings) {
    this.out = out;
    this.headings = List.copyOf(headings);
    this.widths = headings.stream().mapToInt(h -> width(h.name())).toArray();
  }

  /// Adds a row; it has one cell for every heading.
  void row(List<String> cells) {
    if (begun) {
      print(cells);
      return;
    }
    waiting.add(List.copyOf(cells));
    if (waiting.size() == ROWS_LOOKED_AT) {
      begin();
    }
  }

  /// Prints what is still held back.
  void end() {
    if (!begun) {
      begin();
    }
  }

  private void begin() {
    begun = true;
    for (List<String> row : waiting) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    print(headings.stream().map(Heading::name).toList());
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("─".repeat(width));
    }
    print(rules);
    waiting.forEach(this::print);
    waiting.clear();
  }

  private void print(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String fill = " ".repeat(Math.max(0, widths[i] - width(cell)));
      boolean right = headings.get(i).align() == Align.RIGHT;
      line.append(i == 0 ? "" : "  ").append(right ? fill + cell : cell + fill);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
